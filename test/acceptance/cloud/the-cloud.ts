import { afterAll, inject } from 'vitest';
import { askDesk } from '../../support/desk.ts';
import type { CloudFacts } from './facts.ts';

/**
 * The cloud that all acceptance tests share, once it has started; for the top of a file. Several files use it at the same
 * time, each with playgrounds of its own names. A file that acts on everybody's playgrounds, or looks at everybody's messages,
 * has a name that ends in `.alone.test.ts` and says so here. One with a stage and a Slack of its own keeps `beside` them all.
 */
export async function theCloud({ alone = false, beside = false } = {}): Promise<CloudFacts> {
  const use = beside ? 'beside' : alone ? 'alone' : 'shared';
  const { facts, leave } = await askDesk<CloudFacts>(inject('cloudDesk'), use);
  // The first of a file's hooks of this kind runs last.
  afterAll(leave);
  return facts;
}
