import { describe, expect, it } from 'vitest';
import { listFromPs, listProcesses } from '../../../provisioner/engine/process-list.ts';

describe('the list of processes', () => {
  it('holds this one, with its parent and its command', async () => {
    const self = (await listProcesses()).find(({ id }) => id === process.pid);
    expect(self?.parent).toBe(process.ppid);
    expect(self?.command).not.toBe('');
  });

  it('is the same from ps, where there is no /proc', async () => {
    const stdout = '    1     0 /sbin/init splash\n  430     1 /tmp/a b/plugin 127.0.0.1:1\n\n';
    await expect(listFromPs(async () => ({ stdout }))).resolves.toEqual([
      { id: 1, parent: 0, command: '/sbin/init splash' },
      { id: 430, parent: 1, command: '/tmp/a b/plugin 127.0.0.1:1' },
    ]);
  });
});
