import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';
import { stubPath } from './leave-out.ts';

/**
 * The errors of AWS that our code tells apart by their class. Of any other the SDK makes its service's general exception,
 * which has the same name, so logs and retries are as before.
 */
export const ERRORS_IN_USE = [
  'ConditionalCheckFailedException',
  'ImageNotFoundException',
  'ParameterAlreadyExists',
  'ParameterNotFound',
  'RepositoryNotFoundException',
  'ResourceNotFoundException',
  'TransactionCanceledException',
  'TransactionInProgressException',
];

const MANIFEST = /@(?:aws-sdk[\\/]client-[\w-]+|slack[\\/][\w-]+)[\\/]package\.json$/;
const EXTENSIONS = /@aws-sdk[\\/]client-[\w-]+[\\/]dist-es[\\/]runtimeExtensions\.js$/;
const PAGINATOR = /@aws-sdk[\\/][\w-]+[\\/]dist-es[\\/]pagination[\\/]\w+Paginator\.js$/;
const SCHEMAS = /@aws-sdk[\\/]client-[\w-]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/;

/**
 * Of the AWS SDK's clients only what the commands in use need: a client lists the shapes of all its commands in one file,
 * half a megabyte for EC2, in a way that keeps bundlers from leaving any out.
 */
export const slimSdk: Plugin = {
  name: 'slim-sdk',
  setup(build) {
    build.onLoad({ filter: SCHEMAS }, async ({ path }) => ({
      contents: slimSchemas(await readFile(path, 'utf8'), ERRORS_IN_USE),
      loader: 'js',
    }));
    build.onLoad({ filter: EXTENSIONS }, async ({ path }) => ({
      contents: await readFile(stubPath('no-extensions'), 'utf8'),
      resolveDir: dirname(path),
    }));
    // A bundler cannot know that making a paginator has no effect, and keeps those that nobody uses, with their commands.
    build.onLoad({ filter: PAGINATOR }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('= createPaginator(', '= /* @__PURE__ */ createPaginator('),
    }));
    // Of its whole manifest a client, of AWS or of Slack, reads these, for the user agent.
    build.onLoad({ filter: MANIFEST }, async ({ path }) => {
      const { name, version } = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};

/**
 * @param source a client's list of shapes: constants, shapes as arrays, and a registration for each error
 * @returns the same, but nothing in it has an effect when it is loaded, except for the registration of those errors
 * @throws when it is not built as we know it
 */
export function slimSchemas(source: string, errors: readonly string[]): string {
  const constants = new Map(
    [...source.matchAll(/^const (_\w+) = ("[^"]*");$/gm)].map(([, name, value]) => [name, value]),
  );
  const registration = /^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm;
  if (constants.size === 0 || !source.includes('.registerError('))
    throw new Error('the AWS SDK writes its schemas in another way now: see infra/bundle/slim-sdk.ts');
  return source
    .replace(registration, (line, error: string) => (errors.includes(error) ? line : ''))
    .replace(/\[(_\w+)\]:/g, (key, name: string) => (constants.has(name) ? `${constants.get(name)}:` : key));
}
