import { createHash } from 'node:crypto';
import type { Caller } from './caller.ts';

/** A request that came with a key, as it is remembered. */
export interface KeptRequest {
  /** Of caller and key. */
  id: string;
  /** Of everything that was asked for: another request must not have the same key. */
  fingerprint: string;
  /** Epoch seconds: a repeat is as if it had come then. */
  requestedAt: number;
}

/** Remembers a request, unless one of that id is there already; then it gives that one. */
export type KeepRequest = (request: KeptRequest) => Promise<{ isRepeat: boolean; kept: KeptRequest }>;

/** @param key as the caller chose it; keys of different callers are different keys */
export function keptRequest(caller: Caller, key: string, asked: unknown, requestedAt: number): KeptRequest {
  return { id: hash([caller.id, key]), fingerprint: hash(asked), requestedAt };
}

/** What the registry derives ids from: the same for a repeat. */
export function requestKeyOf(id: string): string {
  return `api:${id}`;
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');
}

/** The order of an object's keys says nothing. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
