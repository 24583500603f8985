import { createRequire } from 'node:module';

/** One of Lambda's environments: a process that loads a function's handler and gives it one event after the other. */
type Handler = (event: unknown, context: { getRemainingTimeInMillis(): number }) => Promise<void>;

const [, , file = ''] = process.argv;
const { handler } = createRequire(import.meta.url)(file) as { handler: Handler };

process.on('message', async (event) => {
  try {
    await handler(event, { getRemainingTimeInMillis: () => 90_000 });
    process.send?.({ ok: true });
  } catch (error) {
    process.send?.({ ok: false, why: String(error) });
  }
});
process.send?.({ ok: true });
