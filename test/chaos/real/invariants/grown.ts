import { readdir } from 'node:fs/promises';
import type { Course } from '../functions.ts';
import type { Violation } from './resources.ts';

/** How much more a warm function may hold at its end than when it had loaded all that it needs. */
const MORE = { openFiles: 12, rssMiB: 100 };
const LOADED_AFTER = 2;
const INVARIANT = 'a warm function does not grow';

/** Whether functions hold more and more from operation to operation; what they hold is said in any case. */
export function grown(courses: readonly Course[], log: (line: string) => void): Violation[] {
  return courses.flatMap((course, at) => {
    const [loaded, last] = [course[LOADED_AFTER], course.at(-1)];
    if (!loaded || !last) return [];
    const peak = Math.max(...course.map(({ rssMiB }) => rssMiB));
    const files = `${loaded.openFiles} open files, ${last.openFiles} at the end`;
    const memory = `${loaded.rssMiB} MiB, ${last.rssMiB} at the end`;
    log(`function ${at + 1}: ${course.length} invokes; ${files}; ${memory}, ${peak} at most`);
    return [
      ...(last.openFiles > loaded.openFiles + MORE.openFiles ? [{ invariant: INVARIANT, detail: files }] : []),
      ...(last.rssMiB > loaded.rssMiB + MORE.rssMiB ? [{ invariant: INVARIANT, detail: memory }] : []),
    ];
  });
}

/** Work folders of engines that have ended: a function has 512 MB for all that it ever writes. */
export async function leftFolders(temporary: string): Promise<Violation[]> {
  const left = await readdir(temporary);
  return left.map((detail) => ({ invariant: 'an engine leaves no folder behind', detail }));
}
