import type { Unknown } from '../submit/choose.ts';
import type { Answer } from './answer.ts';
import { refusal } from './refusal.ts';
import { code } from './text.ts';

/** A template, a service of one, or a tag of a service that there is not. */
export function unknown(what: Unknown): Answer {
  if (what.outcome === 'tag-not-allowed') return tagNotAllowed(what);
  const { outcome, said, known, nearest } = what;
  const there = `There are ${known.map(code).join(', ')}.`;
  const guess = nearest && `Did you mean ${code(nearest)}?`;
  const error = outcome === 'unknown-template' ? 'UNKNOWN_TEMPLATE' : 'UNKNOWN_SERVICE';
  return refusal(error, `You asked for ${code(said)}. ${there}`, guess || undefined);
}

/** Of what was made from a template that is gone: no command but create takes another. @param said the template's name */
export function templateGone(said: string): Answer {
  return refusal(
    'UNKNOWN_TEMPLATE',
    `It was made from ${code(said)}, which is not there any more.`,
    'Make another playground with `/playground create`.',
  );
}

function tagNotAllowed({ service, said, allowed }: Extract<Unknown, { outcome: 'tag-not-allowed' }>): Answer {
  const asked = `You asked for ${code(said)} of ${code(service)}.`;
  if (allowed === undefined) return refusal('TAG_NOT_ALLOWED', `${asked} Its template lets nobody choose.`);
  return refusal('TAG_NOT_ALLOWED', `${asked} It has to match ${code(allowed)}.`);
}
