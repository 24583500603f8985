import type { Recorded } from '../../recorded-program.ts';
import { ASKED, OF_STAGE } from '../deployer-acts.ts';
import { type Asked, acts, passes, seen } from './acts.ts';
import { type Calls, roleArn } from './calls.ts';
import { FUNCTIONS } from './functions.ts';
import { MESSAGES } from './messages.ts';
import { NETWORK } from './network.ts';
import { STORAGE } from './storage.ts';
import { SWITCHED_ON } from './switched.ts';

const NAMED: Readonly<Record<string, Calls>> = { ...FUNCTIONS, ...MESSAGES, ...STORAGE };
const OTHERS = { ...NETWORK, ...SWITCHED_ON };

/** All that AWS is asked for a resource of a stage, from its making to its end. Groups of resources are none. */
export function actsOf(resource: Recorded): Asked[] {
  const { type } = resource;
  if (!type.startsWith('aws:')) return [];
  const named = NAMED[type];
  if (named) return byName(named, resource);
  const other = OTHERS[type];
  if (!other) throw new Error(`${type}: say in provider-calls what the AWS provider asks AWS for it`);
  return other(resource);
}

function byName({ service, on, make, read, change, remove, passes: handed }: Calls, resource: Recorded): Asked[] {
  return [
    ...on(resource).flatMap((arn) => [
      ...acts(service, make, arn, ASKED),
      ...[change, remove].flatMap((names) => (names ? acts(service, names, arn, { ...ASKED, ...OF_STAGE }) : [])),
      ...(read ? seen(service, read, arn, OF_STAGE) : []),
    ]),
    ...(handed ? passes(handed.to, handed.roles(resource).map(roleArn)) : []),
  ];
}
