import { describe, expect, it } from 'vitest';
import { createUndo } from '../../../infra/local/undo.ts';

describe('taking back', () => {
  it('goes from the newest to the oldest, once', async () => {
    const undo = createUndo();
    const done: string[] = [];
    for (const name of ['docker', 'emulator', 'slack']) undo.add(async () => void done.push(name));
    await Promise.all([undo.run(), undo.run()]);
    expect(done).toEqual(['slack', 'emulator', 'docker']);
  });

  it('goes on after a failure, and reports it', async () => {
    const undo = createUndo();
    const done: string[] = [];
    undo.add(async () => void done.push('docker'));
    undo.add(() => Promise.reject(new Error('emulator: does not end')));
    await expect(undo.run()).rejects.toThrow('emulator: does not end');
    expect(done).toEqual(['docker']);
  });
});
