import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import { operationChanged } from '../../../provisioner/contract/publish.ts';
import type { Registry } from '../../../provisioner/contract/registry.ts';
import { createRegistry } from '../../../provisioner/contract/registry-dynamodb/index.ts';
import { startEmulator } from '../../support/emulator.ts';
import { registryTable } from '../../support/registry-table.ts';
import type { Pair, Part } from '../frame/figures.ts';
import { inTurns } from '../in-turns.ts';
import { useTools } from '../use-tools.ts';
import { askedOfAws, askedTable } from './asked.ts';
import { type Environments, startEnvironments } from './environments.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import { notifierEnvironment, notifierFunctions, TOKEN_PARAMETER, TOPIC } from './functions.ts';

const COUNTS = { full: { alone: 200, burst: 1000 }, quick: { alone: 10, burst: 50 } };
/** As many as a new account's Lambda runs at once. */
const ENVIRONMENTS = 10;
const BARE = 'a function that only posts';

type Who = 'ours' | 'bare';

export const notifierPart: Part = {
  about: "from an event to Slack's call, one by one and in a burst: the notifier's bundle against one that only posts",
  async run({ quick, log }) {
    const { alone, burst } = quick ? COUNTS.quick : COUNTS.full;
    const tools = await useTools(log);
    const emulator = await startEmulator();
    const slack = await startFakeSlack();
    const files = await notifierFunctions();
    const { endpoint } = emulator;
    const ssm = new SSMClient(clientOptions(endpoint));
    const token = { Name: TOKEN_PARAMETER, Value: 'xoxb-of-the-bench', Type: 'SecureString' as const };
    await ssm.send(new PutParameterCommand(token));
    const { client, table } = await registryTable(endpoint);
    const envAt = (address: string) => notifierEnvironment(address, table, slack.apiUrl);
    const env = envAt(endpoint);
    const functions = {
      ours: await startEnvironments(files.ours, env, ENVIRONMENTS),
      bare: await startEnvironments(files.bare, env, ENVIRONMENTS),
    };
    try {
      log('Claiming the operations that the events are about');
      const ids = createIds(createRegistry(client, table));
      const warm = await ids(ENVIRONMENTS);
      await Promise.all([...warm.map((id) => functions.ours.handle(eventOf(id)))]);
      const one = (who: Who) => async () => ({ ms: await toSlack((await ids(1))[0] ?? '', functions[who], slack) });
      const single = await inTurns({ ours: one('ours'), bare: one('bare') }, alone);
      const together = async (who: Who): Promise<number[]> => {
        const many = await ids(burst);
        log(`${burst} events at once: ${who}`);
        return Promise.all(many.map((id) => toSlack(id, functions[who], slack)));
      };
      const [ours, bare] = [await together('ours'), await together('bare')];
      const [first = '', second = ''] = await ids(2);
      const events = [eventOf(first), eventOf(second)] as const;
      const asked = await askedOfAws({ file: files.ours, endpoint, envAt, events });
      const of = (who: Who): number[] => single[who].map(({ ms }) => ms);
      return {
        pairs: [
          ...percentiles('an event until its Slack message', of('ours'), of('bare')),
          ...percentiles(`${burst} events at once, to ${ENVIRONMENTS} environments`, ours, bare),
        ],
        tables: [askedTable(asked, burst, Math.max(...ours))],
      };
    } finally {
      await Promise.all([functions.ours.stop(), functions.bare.stop()]);
      await files.remove();
      slack.close();
      await emulator.stop();
      await tools.remove();
    }
  },
};

function percentiles(what: string, ours: number[], theirs: number[]): Pair[] {
  return [
    { what: `${what}, p50`, unit: 'ms', ours, against: BARE, theirs },
    { what: `${what}, p99`, unit: 'ms', ours, against: BARE, theirs, at: 0.99 },
  ];
}

/** From when there was an event until Slack had the message that it is about, in milliseconds. */
async function toSlack(operationId: string, to: Environments, slack: FakeSlack): Promise<number> {
  const began = performance.now();
  await to.handle(eventOf(operationId));
  const postedAt = slack.postedAt(operationId);
  if (postedAt === undefined) throw new Error(`nothing was posted about operation ${operationId}`);
  return postedAt - began;
}

function eventOf(operationId: string): unknown {
  const Message = JSON.stringify(operationChanged({ id: operationId, sequence: 1 }));
  return { Records: [{ Sns: { TopicArn: TOPIC, Message, MessageId: operationId } }] };
}

/** Claims operations, each of an owner of its own. @returns gives the ids of so many more */
function createIds(registry: Registry): (count: number) => Promise<string[]> {
  let claimed = 0;
  return async (count) => {
    const ids: string[] = [];
    for (let at = 0; at < count; at += 1) {
      claimed += 1;
      const [name, ownerId] = [`notified-${claimed}`, `U0NOTIFY${claimed}`];
      const requestedAt = Math.floor(Date.now() / 1000);
      const times = { requestedAt, lifetimeSeconds: 3600, warningSeconds: 600, requestKey: crypto.randomUUID() };
      const claim = await registry.claimCreate(
        { name, ownerId, template: 'sample', ...times },
        { perOwner: 3, total: 99_999 },
      );
      if (claim.outcome !== 'claimed') throw new Error(`a claim of the bench ended as ${claim.outcome}`);
      ids.push(claim.operation.id);
    }
    return ids;
  };
}
