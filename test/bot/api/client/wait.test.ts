import { describe, expect, it } from 'vitest';
import { waitForOperation } from '../../../../bot/api/client/wait.ts';
import { createClient } from '../../../../bot/api/client.ts';
import { ANSWER_EXAMPLES } from '../../../../bot/api/openapi/examples.ts';
import { problemExample } from '../../../../bot/api/openapi/problems.ts';

const queued = { status: 200, body: JSON.stringify(ANSWER_EXAMPLES.createPlayground[202]) };
const succeeded = { status: 200, body: JSON.stringify(ANSWER_EXAMPLES.getOperation[200]) };
const busy = { status: 503, body: JSON.stringify(problemExample('BUSY').value) };
const unknown = { status: 404, body: JSON.stringify(problemExample('NO_SUCH_OPERATION').value) };

/** Waits on these answers, one after the other; time passes only in the pauses. */
async function waitOn(answers: { status: number; body: string }[], patienceMs: number) {
  let now = 0;
  const api = createClient(async () => answers.shift() ?? queued);
  const told = await waitForOperation(api, 'op-2a644186be1acab1fbcd', {
    until: patienceMs,
    clock: () => now,
    pause: async (ms) => {
      now += ms;
    },
  });
  return { told, waited: now };
}

describe('waiting for an operation', () => {
  it('goes on over answers that are not final, and over an API that is busy', async () => {
    const { told, waited } = await waitOn([queued, busy, succeeded], 60_000);
    expect(told).toMatchObject({ ok: true, body: { state: 'succeeded' } });
    expect(waited).toBeGreaterThan(0);
  });

  it('ends when the time is up, with how it stands then', async () => {
    const { told, waited } = await waitOn([], 3000);
    expect(told).toMatchObject({ ok: true, body: { state: 'queued' } });
    expect(waited).toBe(3000);
  });

  it('ends at once when there is no such operation', async () => {
    const { told, waited } = await waitOn([unknown], 60_000);
    expect(told).toMatchObject({ ok: false, problem: { code: 'NO_SUCH_OPERATION' } });
    expect(waited).toBe(0);
  });
});
