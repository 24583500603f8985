import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { admit, screen } from '../../../bot/gate.ts';
import { createAsk } from '../../../infra/verify/ask.ts';

const SECRET = 'signing-secret';
const ASKER = { userId: 'U0ADA0001', teamId: 'T0LOCAL01', channelId: 'D0VERIFY00' };
let close: () => void = () => undefined;
afterEach(() => close());

/** A bot that lets in what its gate lets in, and answers with what it was asked. */
async function bot(status: number): Promise<string> {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const headers = request.headers as Record<string, string>;
    const screening = screen({ headers, body, requestContext: { http: { method: 'POST' } } }, Date.now() / 1000);
    const admitted = 'screened' in screening && 'admitted' in admit(screening.screened, SECRET);
    response.statusCode = admitted ? status : 401;
    response.end(JSON.stringify({ text: new URLSearchParams(body).get('text') }));
  });
  close = () => void server.close();
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens nowhere');
  return `http://127.0.0.1:${address.port}/`;
}

it('types a command that the gate lets in, and reads the answer', async () => {
  const ask = createAsk(await bot(200), SECRET, ASKER);
  expect(await ask('create verify-1 --ttl 1h')).toEqual({
    answer: 'create verify-1 --ttl 1h',
    milliseconds: expect.any(Number),
  });
});

it('says what came instead of an answer, such as for the wrong secret', async () => {
  const ask = createAsk(await bot(200), 'another', ASKER);
  await expect(ask('help')).rejects.toThrow('/playground help: the bot answered with status 401');
});
