import { z } from 'zod';

/** What an emulator that enforces policies refused to a role, and how often; what it refuses to users is not in it. */
export interface RefusedCall {
  role: string;
  /** IAM's name of it, such as `s3:GetObject`. */
  action: string;
  /** ARN, or `*`. */
  resource: string;
  times: number;
}

const schema = z.array(z.object({ role: z.string(), action: z.string(), resource: z.string(), times: z.int() }));

/** @returns all since it was started; none where policies are not enforced */
export async function refusedCalls(endpoint: string): Promise<RefusedCall[]> {
  const answer = await fetch(new URL('/_playground/refused-calls', endpoint));
  const isOurs = answer.ok && answer.headers.get('content-type') === 'application/json';
  if (!isOurs)
    throw new Error(`asking the emulator what it has refused: ${answer.status}; are policies enforced there?`);
  return schema.parse(await answer.json());
}
