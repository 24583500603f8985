import { sep } from 'node:path';

/**
 * The processes that run out of the cache or fill it: those of another clone share it and have no lock in this one.
 * @param listed lines of `pid command line`, as `ps -eo pid=,args=` writes them
 */
export function usersOf(cache: string, listed: string): number[] {
  const inside = cache.endsWith(sep) ? cache : cache + sep;
  return listed
    .split('\n')
    .filter((line) => line.includes(inside))
    .map((line) => Number.parseInt(line, 10));
}
