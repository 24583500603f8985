import { join } from 'node:path';

/** The folder of the repository, absolute and without a slash at its end. */
export const repositoryRoot: string = join(import.meta.dirname, '..');
