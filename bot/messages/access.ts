import { PLAYGROUND_USER, type Playground } from '../../provisioner/contract/playground.ts';
import { escaped } from './text.ts';

/** How to get in: what stands in a direct message to somebody who may know it. */
export interface Access {
  playground: Pick<Playground, 'address'>;
  /** A sentence about every address, where there is one. */
  notice: string | undefined;
}

export function addressLines({ playground, notice }: Access): string[] {
  const { address } = playground;
  return [...(address ? [`Address: <${escaped(address)}>`] : []), ...(notice ? [escaped(notice)] : [])];
}

export function credentialLines({ address = '' }: Pick<Playground, 'address'>, password: string | undefined): string[] {
  const user = `User: \`${PLAYGROUND_USER}\``;
  if (password === undefined) return [user, 'Its password is gone: the playground is being removed.'];
  const open = address.startsWith('http://');
  return [
    user,
    `Password: \`${escaped(password)}\``,
    ...(open ? ['Between you and the playground the password travels unencrypted (plain HTTP).'] : []),
  ];
}
