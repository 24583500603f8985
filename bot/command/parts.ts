import { isNewPlaygroundName, isPlaygroundName } from '../../provisioner/contract/name.ts';
import { MOST_LINES } from '../logs/most-lines.ts';
import type { KnownVerb, Misunderstood, Tags, Target } from './command.ts';
import { parseDuration } from './duration.ts';
import { looksLikeMention, readMention } from './mention.ts';

/** A service as Compose names it, and a tag as a registry takes it; both become part of an image reference. */
const TAG = /^([a-z0-9][a-z0-9_-]{0,62})=([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})$/i;

type Read<T> = T | Misunderstood;

/** Names are lower-case, so a capital can only be the phone's. One that is to be made keeps a rule more than those that are there. */
export function readName(verb: KnownVerb, said: string): Read<{ name: string }> {
  const name = said.toLowerCase();
  const isName = verb === 'create' ? isNewPlaygroundName : isPlaygroundName;
  if (isName(name)) return { name };
  const suggestion = name
    .replaceAll(/[\s_.]+/gu, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^-|-$/g, '');
  return { problem: 'INVALID_NAME', verb, said, ...(isName(suggestion) && { suggestion }) };
}

/** One name and nothing else: with a name too many, something that was not meant would be changed. */
export function readOnlyName(verb: KnownVerb, [said, ...more]: readonly string[]): Read<{ name: string }> {
  if (said === undefined) return { problem: 'MISSING_NAME', verb };
  if (more.length > 0) return { problem: 'TOO_MANY_WORDS', verb, said: [said, ...more].join(' ') };
  return readName(verb, said);
}

export function readOptionalName(verb: KnownVerb, words: readonly string[]): Read<{ name?: string }> {
  return words.length === 0 ? {} : readOnlyName(verb, words);
}

export function readSeconds(verb: KnownVerb, said: string): Read<{ seconds: number }> {
  const duration = parseDuration(said);
  return 'fault' in duration ? { problem: 'INVALID_DURATION', verb, said, fault: duration.fault } : duration;
}

export function readLifetime(verb: KnownVerb, said: string | undefined): Read<{ lifetimeSeconds?: number }> {
  if (said === undefined) return {};
  const duration = readSeconds(verb, said);
  return 'problem' in duration ? duration : { lifetimeSeconds: duration.seconds };
}

/** @param given `web=v2`, or several with commas between */
export function readTags(verb: KnownVerb, given: readonly string[] = []): Read<{ tags?: Tags }> {
  const tags = new Map<string, string>();
  for (const said of given.flatMap((each) => each.split(',')).filter((each) => each !== '')) {
    const [, service, tag] = TAG.exec(said) ?? [];
    if (!service || !tag) return { problem: 'INVALID_TAG', verb, said };
    tags.set(service.toLowerCase(), tag);
  }
  return tags.size === 0 ? {} : { tags: Object.fromEntries(tags) };
}

export function readLines(verb: KnownVerb, said: string | undefined): Read<{ lines?: number }> {
  if (said === undefined) return {};
  const lines = /^\d{1,4}$/.test(said) ? Number(said) : 0;
  return lines >= 1 && lines <= MOST_LINES ? { lines } : { problem: 'INVALID_LINES', verb, said };
}

const FILLERS: readonly string[] = ['and', 'by', 'for', 'from', 'to', 'with'];

/** The little words that people put between; a playground may have such a name, so the only word is none. */
export function withoutFillers(words: readonly string[]): string[] {
  return words.length <= 1 ? [...words] : words.filter((word) => !FILLERS.includes(word.toLowerCase()));
}

/** A playground and a person or channel, in any order. */
export function readNameAndTarget(verb: KnownVerb, words: readonly string[]): Read<{ name: string; target: Target }> {
  const mentions = words.filter(looksLikeMention);
  const [said, ...more] = withoutFillers(words.filter((word) => !looksLikeMention(word)));
  if (said === undefined) return { problem: 'MISSING_NAME', verb };
  const [mention, ...moreMentions] = mentions.length > 0 ? mentions : more;
  if (mention === undefined) return { problem: 'MISSING_TARGET', verb };
  if (moreMentions.length > 0 || (mentions.length > 0 && more.length > 0)) {
    return { problem: 'TOO_MANY_WORDS', verb, said: words.join(' ') };
  }
  const name = readName(verb, said);
  if ('problem' in name) return name;
  const target = readMention(mention);
  return target ? { ...name, target } : { problem: 'INVALID_TARGET', verb, said: mention };
}

/** Everything that was read, or the first thing that was wrong. */
export function together<P extends object[]>(...parts: P): Read<AllOf<Exclude<P[number], Misunderstood>>> {
  const fault = parts.find((part): part is P[number] & Misunderstood => 'problem' in part);
  return fault ?? Object.assign({}, ...parts);
}

type AllOf<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer A) => void ? A : never;
