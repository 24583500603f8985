import type { createHandler } from '../../../../bot/handler.ts';
import { signedEvent, slashBody } from '../../../bot/support/slack-request.ts';
import type { Process } from '../simulation/process.ts';
import type { Simulation } from '../simulation/simulation.ts';

/** What came of one delivery of a command: Slack's HTTP answer, or none because the function died or was too slow. */
export interface Reply {
  text: string;
  status: number | undefined;
  answer: string | undefined;
}

export interface People {
  /**
   * Types a command; Slack sends it, signed, `copies` times.
   * @returns each delivery's answer as it comes
   */
  type(userId: string, text: string, copies?: number): Reply[];
  /** The function's runs that are at work. */
  answering(): readonly Process[];
}

/** Slack gives up after three seconds; the function after ten. */
const FUNCTION_MS = 10_000;
const SPREAD_MS = 2_000;

export function people(simulation: Simulation, handler: ReturnType<typeof createHandler>): People {
  const answering = new Set<Process>();
  let serial = 0;

  function deliver(event: unknown, reply: Reply): void {
    const awsRequestId = `request-${++serial}`;
    const { process, end } = simulation.start('bot', () => handler(event, { awsRequestId }));
    answering.add(process);
    const finish = (): void => void answering.delete(process);
    process.onDeath = finish;
    simulation.later(FUNCTION_MS, () => {
      if (answering.has(process)) simulation.kill(process);
    });
    void end.then(({ statusCode, body }) => {
      finish();
      Object.assign(reply, { status: statusCode, answer: body });
      process.frozenUntil = simulation.now() + simulation.random.below(60_000);
    });
  }

  return {
    answering: () => [...answering],
    type(userId, text, copies = 1) {
      const timestamp = Math.floor(simulation.now() / 1000);
      const event = signedEvent(slashBody({ user_id: userId, text, trigger_id: `${timestamp}.${++serial}` }), {
        timestamp,
      });
      const replies = Array.from({ length: copies }, (): Reply => ({ text, status: undefined, answer: undefined }));
      for (const [at, reply] of replies.entries()) {
        simulation.later(at === 0 ? 0 : simulation.random.below(SPREAD_MS), () => deliver(event, reply));
      }
      return replies;
    },
  };
}
