import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** The versions that the set-up has to match, exact. */
export interface Versions {
  /** Of the Pulumi CLI: the one that @pulumi/pulumi was released with. */
  pulumi: string;
  /** Of the AWS plugin: the one that @pulumi/aws asks the engine for. */
  aws: string;
}

const exact = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+$/, 'not an exact version') });
const lockfileSchema = z.object({
  packages: z.object({ 'node_modules/@pulumi/pulumi': exact, 'node_modules/@pulumi/aws': exact }),
});

/**
 * The versions out of a package-lock.json: what is installed, whatever package.json would allow.
 * @param lockfile the parsed file
 */
export function versionsIn(lockfile: unknown): Versions {
  const parsed = lockfileSchema.safeParse(lockfile);
  if (!parsed.success) {
    throw new Error(
      `package-lock.json does not say which Pulumi to use. Type \`npm install\`.\n${z.prettifyError(parsed.error)}`,
    );
  }
  const { packages } = parsed.data;
  return {
    pulumi: packages['node_modules/@pulumi/pulumi'].version,
    aws: packages['node_modules/@pulumi/aws'].version,
  };
}

export async function readVersions(lockfile: string): Promise<Versions> {
  return versionsIn(JSON.parse(await readFile(lockfile, 'utf8')));
}
