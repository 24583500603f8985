import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import { describe, expect, it } from 'vitest';
import { previewLines, previewSteps } from '../../../infra/deploy/preview.ts';

function event(op: string, type: string, name: string): EngineEvent {
  const urn = `urn:pulumi:dev::playground-bot::${type}::${name}`;
  return {
    resourcePreEvent: { metadata: { op, type, urn, old: { inputs: { a: 0 } }, new: { inputs: { a: 1 } } } },
  } as unknown as EngineEvent;
}
const FUNCTION = 'aws:lambda/function:Function';
const TABLE = 'aws:dynamodb/table:Table';

describe('the preview', () => {
  it('lists what goes first, then what changes, then what comes, and counts', () => {
    const steps = previewSteps([
      event('same', FUNCTION, 'playground-notifier'),
      event('create', FUNCTION, 'playground-bot'),
      event('update', FUNCTION, 'playground-sweeper'),
      event('delete', TABLE, 'old'),
      event('create', 'playground:infra:Network', 'a-group-of-resources'),
      // One replacement comes in three parts.
      event('create-replacement', TABLE, 'registry'),
      event('replace', TABLE, 'registry'),
      event('delete-replaced', TABLE, 'registry'),
    ]);
    expect(previewLines(steps)).toEqual([
      '  - old (dynamodb Table)',
      '  ± registry (dynamodb Table)',
      '  ~ playground-sweeper (lambda Function)',
      '  + playground-bot (lambda Function)',
      '1 to remove, 1 to make anew, 1 to change, 1 to make.',
    ]);
    expect(steps[0]).toMatchObject({ inputs: { a: 1 }, before: { a: 0 } });
  });

  it('says so where nothing would change', () => {
    expect(previewLines(previewSteps([event('same', TABLE, 'registry')]))).toEqual(['Nothing would change.']);
  });
});
