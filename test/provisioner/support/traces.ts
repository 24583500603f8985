import { vi } from 'vitest';
import type { LambdaContainer } from '../../support/lambda-container.ts';

/** Of all processes but the script's own: command line and environment, where there is one. */
const PROCESSES = `
  const fs = require('node:fs');
  const text = (id, file) => { try { return fs.readFileSync('/proc/' + id + '/' + file, 'utf8'); } catch { return ''; } };
  const ids = fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name) && Number(name) !== process.pid);
  const processes = ids.map((id) => ({ command: text(id, 'cmdline'), environment: text(id, 'environ') }));
`;

/** What an invocation may leave behind: files, and processes by their command. */
export function leftIn(lambda: LambdaContainer): Promise<{ files: string[]; processes: string[] }> {
  return lambda.inside(`${PROCESSES}
    const files = fs.readdirSync('/tmp', { recursive: true });
    console.log(JSON.stringify({ files, processes: processes.map(({ command }) => command) }));
  `);
}

/** The environment of the engine that runs in there, or is about to; its own folder has always the same name here. */
export async function engineEnvironment(lambda: LambdaContainer): Promise<Record<string, string>> {
  const environment = await vi.waitFor(
    async () => {
      const found = await lambda.inside<string>(`${PROCESSES}
        const up = processes.find(({ command }) => command.split('\\0').includes('up'));
        console.log(JSON.stringify(up?.environment ?? ''));
      `);
      if (!found) throw new Error('No engine runs `up`.');
      return found;
    },
    { timeout: 60_000, interval: 20 },
  );
  const pairs = environment
    .split('\0')
    .filter(Boolean)
    .map((pair) => pair.split(/=(.*)/s, 2) as [string, string]);
  return Object.fromEntries(pairs.map(([name, value]) => [name, value.replace(/playground-engine-[^/]+/, 'FOLDER')]));
}
