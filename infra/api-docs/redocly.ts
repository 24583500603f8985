import { createRequire } from 'node:module';
import { run } from '../local/setup/run.ts';

/** Neither counts its users here nor looks for a newer version of itself. */
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

/**
 * Holds an OpenAPI document against the linter's strictest rules.
 * @throws with the linter's own words when anything is to be said against it
 */
export async function lint(document: string): Promise<void> {
  await redocly('lint', document, '--extends', 'recommended-strict', '--format', 'summary');
}

/** Renders the document as one HTML file that needs nothing from elsewhere. */
export async function render(document: string, page: string): Promise<void> {
  await redocly('build-docs', document, '--output', page, '--inlineBundle');
}

async function redocly(...args: string[]): Promise<void> {
  const program = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
  await run(process.execPath, [program, ...args], { env: QUIET, timeoutMs: 60_000 });
}
