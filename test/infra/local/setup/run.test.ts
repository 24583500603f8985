import { describe, expect, it } from 'vitest';
import { run, tail } from '../../../../infra/local/setup/run.ts';

const node = (script: string, options = {}): Promise<string> => run(process.execPath, ['-e', script], options);

describe('a program', () => {
  it('gives its standard output, and no other', async () => {
    expect(await node('console.log("out"); console.error("err")')).toBe('out');
  });

  it('shows each line of both as it comes', async () => {
    const lines: string[] = [];
    await node('console.log("out"); console.error("err")', { onLine: (line: string) => lines.push(line) });
    expect(lines.sort()).toEqual(['err', 'out']);
  });

  it('that fails says what it did last', async () => {
    await expect(node('console.error("no space left"); process.exit(3)')).rejects.toThrow(/code 3: no space left/);
  });

  it('that is not there is named', async () => {
    await expect(run('no-such-program', ['--version'])).rejects.toThrow('no `no-such-program` on the PATH');
  });

  it('that hangs is given up', async () => {
    await expect(node('setInterval(() => {}, 1000)', { timeoutMs: 300 })).rejects.toThrow('no answer within 0.3 s');
  });

  it('ends with a cancellation, whose reason is the error', async () => {
    const cancel = new AbortController();
    const onLine = (): void => cancel.abort(new Error('Ctrl-C'));
    const script = 'console.log("up"); setInterval(() => {}, 1000)';
    await expect(node(script, { onLine, signal: cancel.signal })).rejects.toThrow('Ctrl-C');
  });
});

describe('the tail of an output', () => {
  it('is its last lines', () => expect(tail('1\n2\n3\n', 2)).toBe('2\n3'));
});
