import fc, { type Scheduler } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { created } from '../../../bot/messages/created.ts';
import { destroyed } from '../../../bot/messages/destroyed.ts';
import { submitCreate } from '../../../bot/submit/create.ts';
import { submitDestroy } from '../../../bot/submit/destroy.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { answerDeps, asker, roomyBudget } from '../support/answer-deps.ts';
import { type FakeRegistry, fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const RUNS = { numRuns: 60 };
const address = 'http://198.51.100.7:8080';

/** The registry, which does each thing when the schedule says so. */
function slow(registry: FakeRegistry, schedule: Scheduler): FakeRegistry {
  const inTurn =
    <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      await schedule.schedule(Promise.resolve());
      return act(...args);
    };
  return {
    ...registry,
    getPlayground: inTurn(registry.getPlayground),
    getRemains: inTurn(registry.getRemains),
    claimCreate: inTurn(registry.claimCreate),
    claimDestroy: inTurn(registry.claimDestroy),
    ready: inTurn(registry.ready),
    gone: inTurn(registry.gone),
  };
}

async function taken(registry: FakeRegistry, { id }: Pick<Operation, 'id'>): Promise<Operation> {
  const take = await registry.take(id, NOW);
  if (take.outcome !== 'taken') throw new Error(take.outcome);
  return take.operation;
}

const accepted = ({ outcome }: { outcome: string }) => outcome === 'started' || outcome === 'queued';

describe('a create and a destroy of one name, in whatever order their steps come', () => {
  test('of one that is ready: the name is one’s or the other’s, and the loser hears whose', async () => {
    const one = fc.asyncProperty(fc.scheduler(), async (schedule) => {
      const old = playground();
      const rows = fakeRegistry({ playgrounds: [old] });
      const registry = slow(rows, schedule);
      const deps = answerDeps({ registry });
      const destroying = async () => {
        const outcome = await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), deps);
        if ('operation' in outcome) await registry.gone(await taken(rows, outcome.operation), NOW);
        return outcome;
      };
      const grace = asker({ userId: GRACE, requestKey: 'grace' });
      const creating = () => submitCreate(grace, { name: 'demo' }, roomyBudget(), deps);
      const [gone, made] = await schedule.waitFor(Promise.all([destroying(), creating()]));
      expect(accepted(gone)).toBe(true);
      const row = rows.playgrounds.get('demo');
      if (accepted(made)) expect(row).toMatchObject({ ownerId: GRACE, state: 'creating' });
      else {
        expect(made).toMatchObject({ outcome: 'name-taken', holder: { id: old.id } });
        expect(row).toBeUndefined();
        const said = created(made, { ...deps, userId: GRACE, now: NOW });
        expect(said.text).toContain(`belongs to <@${ADA}>`);
      }
    });
    await fc.assert(one, RUNS);
  });

  test('of one that is being made: it is destroyed only once it is ready, and the answer says what it is', async () => {
    const seen = new Set<string>();
    const one = fc.asyncProperty(fc.scheduler(), async (schedule) => {
      const rows = fakeRegistry();
      const registry = slow(rows, schedule);
      const deps = answerDeps({ registry });
      const creating = async () => {
        const outcome = await submitCreate(asker(), { name: 'demo' }, roomyBudget(), deps);
        if ('operation' in outcome) await registry.ready(await taken(rows, outcome.operation), { address }, NOW);
        return outcome;
      };
      const destroying = () => submitDestroy(asker({ requestKey: 'destroy' }), { name: 'demo' }, roomyBudget(), deps);
      const [made, gone] = await schedule.waitFor(Promise.all([creating(), destroying()]));
      seen.add(gone.outcome);
      expect(accepted(made)).toBe(true);
      expect(rows.playgrounds.get('demo')?.state).toBe(accepted(gone) ? 'destroying' : 'ready');
      expect([...rows.operations.values()].filter(({ kind }) => kind === 'destroy')).toHaveLength(
        accepted(gone) ? 1 : 0,
      );
      const said = destroyed(gone, 'demo', [], NOW).text;
      if (gone.outcome === 'not-destroyable') expect(said).toContain('is being made');
      if (gone.outcome === 'no-such-playground') expect(said).toContain('Nobody has one called *demo*');
    });
    await fc.assert(one, RUNS);
    expect([...seen].sort()).toEqual(['no-such-playground', 'not-destroyable', 'started']);
  });
});
