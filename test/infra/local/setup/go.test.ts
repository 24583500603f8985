import { describe, expect, it } from 'vitest';
import { usableGo } from '../../../../infra/local/setup/go.ts';

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
