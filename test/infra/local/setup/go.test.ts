import { describe, expect, it } from 'vitest';
import { type GoProgress, goProgress, goStatus, modulesIn, usableGo } from '../../../../infra/local/setup/go.ts';

describe('a Go', () => {
  it.each([
    ['go version go1.26.8 linux/amd64', '1.26.8'],
    ['go version go1.21 darwin/arm64', '1.21'],
    ['go version go2.0.1 linux/amd64', '2.0.1'],
  ])('that gets its own toolchain builds: %j', (answer, version) => expect(usableGo(answer)).toBe(version));

  it.each(['go version go1.19.8 linux/amd64', ''])('does not build: %j', (answer) => {
    expect(usableGo(answer)).toBeUndefined();
  });
});

describe('a Go build', () => {
  const before: GoProgress = { toolchain: false, downloaded: 0, modules: 263, compiled: 0, total: 0 };

  it.each([
    ['looking for its modules', before, []],
    ['downloading the Go that it is built with', before, ['go: downloading go1.26.3 (linux/amd64)']],
    [
      'downloaded 2 of at most 263 modules',
      before,
      [
        'go: downloading cel.dev/expr v0.25.2',
        'go: downloading golang.org/x/net v0.55.0',
        'cmp',
        'golang.org/x/net/html',
      ],
    ],
    ['everything compiled before, now linking', { ...before, downloaded: 2, total: 900 }, []],
    ['compiled 2 of at most 900 packages', { ...before, total: 900 }, ['internal/abi', 'golang.org/x/net/html']],
  ])('shows: %s', (text, so, lines) => expect(goStatus(lines.reduce(goProgress, so))).toBe(text));

  it('takes from a go.sum of how many modules it may need the content', () => {
    const sum = ['a v1 h1:x=', 'a v1/go.mod h1:y=', 'b v2/go.mod h1:z=', 'c/d v3+incompatible h1:w=', ''];
    expect(modulesIn(sum.join('\n'))).toBe(2);
  });
});
