import { describe, expect, test } from 'vitest';
import { answerDeps, fakeLookups } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, LINUS, operation, playground } from '../support/rows.ts';
import { typed } from './support.ts';

const shared = playground({
  sharedWith: [
    { kind: 'user', id: GRACE, credentials: false },
    { kind: 'channel', id: 'C0TEAM001', credentials: false },
  ],
});
const deps = (row = shared) =>
  answerDeps({
    registry: fakeRegistry({ playgrounds: [row], operations: [operation({ state: 'succeeded' })] }),
    lookups: fakeLookups({ channels: { [LINUS]: ['C0TEAM001'] } }),
  });
const blocksOf = async (...given: Parameters<typeof typed>) => JSON.stringify((await typed(...given)).blocks);

describe('status', () => {
  test('for its owner: address, cost, links and buttons', async () => {
    const blocks = await blocksOf('status demo', deps());
    expect(blocks).toContain('is ready at <http://198.51.100.7:8080>');
    expect(blocks).toContain('It costs under $0.01 so far');
    expect(blocks).toContain('/ecs/v2/clusters/playgrounds/services/demo-0a1b2c3d/health');
    expect(blocks).toContain('"action_id":"destroy"');
  });

  test.each([GRACE, LINUS])('for %s, whom it is shared with: without the button that destroys', async (userId) => {
    const blocks = await blocksOf('status demo', deps(), { userId });
    expect(blocks).toContain('is ready at');
    expect(blocks).toContain('"action_id":"extend"');
    expect(blocks).not.toContain('"action_id":"destroy"');
  });

  test('for a stranger: whose it is, and no more', async () => {
    const { text } = await typed('status demo', deps(), { userId: 'U0STRANGE' });
    expect(text).toContain(`*demo* is <@${ADA}>’s.`);
    expect(text).not.toContain('198.51.100.7');
  });

  test('of one that is not there: which was meant', async () => {
    expect((await typed('status demi', deps())).text).toContain('Did you mean *demo*?');
  });
});
