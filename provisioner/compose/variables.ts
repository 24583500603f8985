import type { PlaygroundVariable } from '../templates/variable-text.ts';
import type { Lookup } from './expand.ts';
import type { Extension } from './extension.ts';
import { MARK, markSecret, markVariable } from './marks.ts';

/** What a Compose file may ask of the playground that it becomes, by the names that it uses. */
const VARIABLES: Readonly<Record<string, PlaygroundVariable>> = {
  PLAYGROUND_NAME: 'name',
  PLAYGROUND_OWNER: 'owner',
  PLAYGROUND_EXPIRES_AT: 'expiresAt',
  PLAYGROUND_ID: 'id',
};
const PASSWORD_VARIABLE = 'PLAYGROUND_PASSWORD';

/** Names, in a file, of the generated password and of the deployment's secrets. */
export function isSecretName(name: string, { password, secrets }: Pick<Extension, 'password' | 'secrets'>): boolean {
  return name === PASSWORD_VARIABLE || password.includes(name) || Object.hasOwn(secrets, name);
}

/** The environment of a file: nothing but the allow-list, because a deployment's own environment is nobody's template. */
export function variablesOf(extension: Pick<Extension, 'password' | 'secrets'>): (name: string) => Lookup {
  return (name) => {
    const variable = VARIABLES[name];
    if (variable) return { text: markVariable(variable) };
    if (isSecretName(name, extension)) return { text: markSecret(name) };
    if (name === 'PLAYGROUND_ADDRESS') {
      return {
        words: `A playground’s address is known only when its containers run, so \${${name}} cannot be filled. Take it from the request’s Host header.`,
      };
    }
    return 'unset';
  };
}

export const KNOWN_VARIABLES = [...Object.keys(VARIABLES), PASSWORD_VARIABLE].join(', ');

/** A text with marks as people wrote it. */
export function readable(marked: string): string {
  return marked.replace(MARK, (_, name: string) => {
    const variable = Object.keys(VARIABLES).find((each) => VARIABLES[each] === name);
    return `\${${variable ?? name}}`;
  });
}
