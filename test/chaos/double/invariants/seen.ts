import type { Operation } from '../../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../../provisioner/contract/playground.ts';
import { parseOperation, parsePlayground } from '../../../../provisioner/contract/registry-dynamodb/rows.ts';
import { TAGS } from '../../../../provisioner/playground/tags.ts';
import type { Row } from '../cloud/expressions.ts';
import type { World } from '../world/world.ts';

/** Something of a playground that is there. */
export interface Live {
  kind: 'service' | 'security group' | 'task definition' | 'parameter' | 'state';
  id: string;
  playgroundId: string;
}

/** What an onlooker finds once the world is quiet: nothing here was asked of the product. */
export interface Seen {
  /** Epoch seconds. */
  now: number;
  playgrounds: Playground[];
  operations: Operation[];
  /** Every row, whatever it holds. */
  rows: Row[];
  live: Live[];
  /** Ids of the playgrounds whose stacks are locked. */
  locked: string[];
  /** Every message as it stands. `of` is the operation that it names. */
  messages: { channel: string; ts: string; text: string; of: string | undefined; state: string | undefined }[];
  events: string[];
  /** Lines of a log that hold a password. */
  leaks: string[];
}

export function look({ simulation, rows, resources, workspace, events, log }: World): Seen {
  const { services, groups, definitions, parameters, objects } = resources;
  const all = [...rows.values()];
  const startingWith = (prefix: string) => all.filter(({ pk }) => String(pk).startsWith(prefix));
  const stackOf = (key: string): string => key.split('/').at(-1)?.replace('.json', '') ?? '';
  const keys = [...objects.keys()];
  return {
    now: Math.floor(simulation.now() / 1000),
    playgrounds: startingWith('PLAYGROUND#').map(parsePlayground),
    operations: startingWith('OPERATION#').map(parseOperation),
    rows: all,
    live: [
      ...[...services.values()]
        .filter(({ goneAt }) => (goneAt ?? Number.POSITIVE_INFINITY) > simulation.now())
        .map(({ name }) => ({ kind: 'service' as const, id: name, playgroundId: name })),
      ...[...groups.values()].map(({ id, name }) => ({ kind: 'security group' as const, id, playgroundId: name })),
      ...[...definitions.values()].map(({ arn, family }) => ({
        kind: 'task definition' as const,
        id: arn,
        playgroundId: family,
      })),
      ...[...parameters].map(([id, { tags }]) => ({
        kind: 'parameter' as const,
        id,
        playgroundId: tags[TAGS.id] ?? '',
      })),
      ...keys
        .filter((key) => key.startsWith('.pulumi/stacks/') && key.endsWith('.json'))
        .map((id) => ({ kind: 'state' as const, id, playgroundId: stackOf(id) })),
    ],
    locked: keys.filter((key) => key.startsWith('.pulumi/locks/')).map((key) => key.split('/').at(-2) ?? ''),
    messages: workspace.shown.map(({ channel, ts, message, tag }) => ({
      channel,
      ts,
      text: `${message.text} ${JSON.stringify(message.blocks)}`,
      of: tag && 'operation_id' in tag ? tag.operation_id : undefined,
      state: tag && 'state' in tag ? tag.state : undefined,
    })),
    events,
    leaks: log.leaks,
  };
}
