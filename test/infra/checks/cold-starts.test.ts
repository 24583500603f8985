import { expect, it } from 'vitest';
import { judgeColdStarts } from '../../../infra/checks/cold-starts.ts';
import { coldStartSchema } from '../../../infra/cold-start-settings.ts';

it('what is kept against cold starts is said with its price before it is deployed, and nothing is said of nothing', () => {
  expect(judgeColdStarts(coldStartSchema.parse({}))).toEqual([]);
  const [finding] = judgeColdStarts(coldStartSchema.parse({ provisioned: 1 }));
  expect(finding).toMatchObject({ state: 'note', text: expect.stringContaining('costs $10.95 a month') });
});
