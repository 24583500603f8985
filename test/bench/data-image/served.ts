import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from '../../../infra/local/setup/run.ts';
import { median, percentile } from '../percentile.ts';
import { load } from './load.ts';
import type { Built, Workshop } from './workshop.ts';

/** Medians over the rounds, but for the percentiles, which are of all requests of all rounds. Times in milliseconds. */
export interface Served {
  ready: number;
  requestsPerSecond: number;
  p50: number;
  p99: number;
}

const ASK_EVERY_MS = 20;
const PASSWORD = 'bench';

/** Starts both in turns and puts the same load on each, alone on the machine. */
export async function servedInTurns(
  workshop: Workshop,
  rounds: number,
  requests: number,
): Promise<Record<Built, Served>> {
  const seen = { fat: [] as Round[], pair: [] as Round[] };
  const images = { fat: await workshop.build('fat'), pair: await workshop.build('pair') };
  for (let round = 0; round < rounds; round += 1) {
    const order: Built[] = round % 2 === 0 ? ['fat', 'pair'] : ['pair', 'fat'];
    for (const what of order) seen[what].push(await serve(images[what], requests));
  }
  return { fat: summed(seen.fat), pair: summed(seen.pair) };
}

interface Round {
  ready: number;
  requestsPerSecond: number;
  latencies: number[];
}

/** @param images the app's, and the data's where it is apart */
async function serve([app = '', data]: string[], requests: number): Promise<Round> {
  const name = `playground-bench-${randomUUID().slice(0, 8)}`;
  const started = performance.now();
  try {
    if (data) await run('docker', ['run', '--rm', '--volume', `${name}:/data`, data]);
    const volume = data ? ['--volume', `${name}:/data:ro`] : [];
    const environment = ['--env', `PLAYGROUND_PASSWORD=${PASSWORD}`];
    await run('docker', ['run', '--detach', '--name', name, ...volume, ...environment, app]);
    const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
    const address = `http://${(await run('docker', ['inspect', '--format', format, name])).trim()}:8080`;
    while (!(await answers(address))) await delay(ASK_EVERY_MS);
    const ready = performance.now() - started;
    return { ready, ...(await load(address, PASSWORD, requests)) };
  } finally {
    await run('docker', ['rm', '--force', '--volumes', name]);
    if (data) await run('docker', ['volume', 'rm', '--force', name]);
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/health`)).ok;
  } catch {
    // Not listening yet; whoever started the bench sees that it goes on waiting.
    return false;
  }
}

function summed(rounds: Round[]): Served {
  const latencies = rounds.flatMap((round) => round.latencies);
  return {
    ready: median(rounds.map(({ ready }) => ready)),
    requestsPerSecond: median(rounds.map(({ requestsPerSecond }) => requestsPerSecond)),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}
