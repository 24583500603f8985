import { vi } from 'vitest';
import { notify } from '../../../../bot/notifier/notify.ts';
import { createUpdate } from '../../../../bot/notifier/updates.ts';
import type { Slack } from '../../../../bot/slack/slack.ts';
import { operationChanged } from '../../../../provisioner/contract/publish.ts';
import { redrive } from '../../../../provisioner/sweeper/redrive/redrive.ts';
import { TELL_MS } from '../../../../provisioner/sweeper/redrive/tell.ts';
import { sweep } from '../../../../provisioner/sweeper/sweep.ts';
import { failedInvocation, fakeDeadLetters } from '../../../provisioner/sweeper/redrive/support.ts';
import { fakeRegistry } from '../../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../../support/fake-slack.ts';
import { alertsChannel, fakeUpdateCount, notifierDeps, snsEvent, topics } from '../../support/notifier-deps.ts';

/** What becomes of a call of Slack: it throws, it is done and its answer is lost, or it is done. */
export type Fault = Error | 'lost answer' | undefined;

const MINUTE = 60_000;
/** Lambda's own tries of an event: at once, after a minute, after two more. */
const LAMBDA_WAITS = [0, MINUTE, 2 * MINUTE];
const INVOCATION_MS = 90_000;
const SWEEP_MS = 50_000;
const ALARM_MINUTES = 5;

const seconds = () => Math.floor(Date.now() / 1000);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The notifier, and around it Lambda's tries, the dead letters with their alarm, and the sweeper of each minute; on fake timers. */
export function outageWorld() {
  const registry = fakeRegistry();
  const inner = fakeSlack();
  const letters = fakeDeadLetters(seconds);
  const calls: { at: number; method: keyof Slack; to: unknown }[] = [];
  const world = { fault: (_method: keyof Slack, _to: unknown): Fault => undefined };

  const through = <Name extends keyof Slack>(method: Name): Slack[Name] =>
    (async (...all: Parameters<Slack[Name]>) => {
      const to = typeof all[0] === 'string' ? all[0] : (all[0] as { channel: string }).channel;
      calls.push({ at: Date.now(), method, to });
      const fault = world.fault(method, to);
      if (fault instanceof Error) throw fault;
      const answer = await (inner[method] as (...args: unknown[]) => Promise<unknown>)(...all);
      if (fault === 'lost answer') throw new Error('ETIMEDOUT');
      return answer;
    }) as Slack[Name];
  const slack = {
    ...inner,
    post: through('post'),
    update: through('update'),
    find: through('find'),
    publishHome: through('publishHome'),
    leftAt: through('leftAt'),
  };
  const count = fakeUpdateCount();
  const { deps, log } = notifierDeps(registry, slack);

  async function invoke(event: unknown): Promise<void> {
    const deadline = Date.now() + INVOCATION_MS - 10_000;
    const update = createUpdate({ slack, count, clock: Date.now, sleep, random: Math.random, deadline });
    await notify(event, { ...deps, update, clock: Date.now, sleep });
  }

  async function deliver(topic: keyof typeof topics, message: unknown): Promise<void> {
    const event = snsEvent(topics[topic], message);
    for (const wait of LAMBDA_WAITS) {
      await sleep(wait);
      try {
        return await invoke(event);
      } catch {
        // The next try, or the queue.
      }
    }
    letters.add(failedInvocation(event, seconds()));
  }

  /** As the sweeper waits for it: what takes longer goes on by itself. */
  function tell(event: unknown): Promise<void> {
    const late = sleep(TELL_MS).then(() => Promise.reject(new Error('it takes too long')));
    const told = invoke(event);
    told.catch(() => undefined);
    return Promise.race([told, late]);
  }

  let rings = false;
  const seen: number[] = [];
  function lookAtQueue(): void {
    seen.push([...letters.waiting.values()].filter((from) => from <= seconds()).length);
    const now = Math.max(...seen.slice(-ALARM_MINUTES)) > 0;
    if (now === rings) return;
    rings = now;
    const StateChangeTime = new Date().toISOString();
    void deliver('alerts', { AlarmName: 'dead-letters', NewStateValue: now ? 'ALARM' : 'OK', StateChangeTime });
  }

  async function sweepNow(): Promise<void> {
    const end = Date.now() + SWEEP_MS;
    const quiet = { info: () => undefined, error: () => undefined };
    const publish = async (event: unknown) => void deliver('events', event);
    await sweep({ registry, publish, invoke: async () => undefined, log: quiet }, seconds());
    await redrive({ letters, tell, remainingMs: () => end - Date.now(), log: quiet });
  }
  setInterval(() => {
    lookAtQueue();
    void sweepNow();
  }, MINUTE);

  return Object.assign(world, {
    registry,
    letters,
    calls,
    log,
    left: inner.left,
    deliver,
    minutes: (many: number) => vi.advanceTimersByTimeAsync(many * MINUTE),
    /** Somebody asks for a playground. @returns its operation's id */
    async create(name: string, ownerId: string): Promise<string> {
      const request = { name, ownerId, template: 'default', lifetimeSeconds: 14_400, warningSeconds: 600 };
      const claim = await registry.claimCreate(
        { ...request, requestedAt: seconds(), requestKey: name },
        { perOwner: 10_000, total: 10_000 },
      );
      if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
      void deliver('events', operationChanged(claim.operation));
      return claim.operation.id;
    },
    /** It is made, with so many steps of progress, or fails. */
    async run(id: string, { steps = 3, fails = false } = {}): Promise<void> {
      const taken = await registry.take(id, seconds());
      if (taken.outcome !== 'taken') throw new Error(taken.outcome);
      const { operation } = taken;
      void deliver('events', operationChanged(operation));
      for (let done = 0; done < steps; done += 1) {
        const progress = { done, total: steps, label: 'making' };
        void deliver('events', operationChanged(await registry.progress(operation, progress)));
        await vi.advanceTimersByTimeAsync(3000);
      }
      const failure = { code: 'IMAGE_NOT_FOUND', reason: `No image of ${id}.`, reference: `ref-${id}` } as const;
      const ended = fails
        ? await registry.failed(operation, failure, seconds())
        : await registry.ready(operation, { address: 'http://198.51.100.7:8080' }, seconds());
      void deliver('events', operationChanged(ended));
    },
    /** What stands in somebody's direct messages. */
    direct: (userId: string) =>
      inner.shown.filter(({ channel }) => channel === `D${userId}`).map(({ message }) => message.text),
    alerts: () => inner.shown.filter(({ channel }) => channel === alertsChannel).map(({ message }) => wordsOf(message)),
  });
}
export type OutageWorld = ReturnType<typeof outageWorld>;
