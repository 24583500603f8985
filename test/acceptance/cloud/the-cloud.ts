import { afterAll, inject } from 'vitest';
import { refusedCalls } from '../../../infra/local/emulator/refused-calls.ts';
import { askDesk } from '../../support/desk.ts';
import type { CloudFacts } from './facts.ts';

/**
 * The cloud that all acceptance tests share, once it has started; for the top of a file. Several files use it at the same
 * time, each with playgrounds of its own names. A file that acts on everybody's playgrounds, or looks at everybody's messages,
 * has a name that ends in `.alone.test.ts` and says so here. One with a stage and a Slack of its own keeps `beside` them all.
 * Each function has the rights of its role alone. What any of them was refused by the end of a file fails that file, also where
 * somebody tried again and it went well.
 */
export async function theCloud({ alone = false, beside = false } = {}): Promise<CloudFacts> {
  const use = beside ? 'beside' : alone ? 'alone' : 'shared';
  const { facts, leave } = await askDesk<CloudFacts>(inject('cloudDesk'), use);
  // The first of a file's hooks of this kind runs last.
  afterAll(leave);
  afterAll(() => assertNothingRefused(facts.endpoint));
  return facts;
}

async function assertNothingRefused(endpoint: string): Promise<void> {
  const refused = await refusedCalls(endpoint);
  if (refused.length === 0) return;
  const lines = refused.map(({ role, action, resource, times }) => `${role}: ${action} on ${resource}, ${times} times`);
  throw new Error(`Policies have refused what functions wanted, in this file or one before:\n${lines.join('\n')}`);
}
