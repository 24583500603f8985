import { writeSync } from 'node:fs';
import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import * as real from '../../../../provisioner/engine/events.ts';

export type { ResourceChange } from '../../../../provisioner/engine/events.ts';
export const { diagnosticOf } = real;

const stopAt = Number(process.env['STOP_AT_ENGINE_EVENT'] ?? 0);
let count = 0;

/** Says each event of the engine as it comes, and at the one that it was told stands still, for whoever kills it there. */
export function changeOf(event: EngineEvent): real.ResourceChange | undefined {
  const change = real.changeOf(event);
  count++;
  const kind = Object.keys(event).find((key) => key.endsWith('Event'));
  writeSync(1, `engine event ${count} ${kind} ${change ? `${change.type} ${change.phase}` : ''}\n`);
  if (count === stopAt) {
    writeSync(1, 'stands still\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
  return change;
}
