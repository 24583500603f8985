import { expect, test } from 'vitest';

type Env = Readonly<Record<string, string>>;

/** The cases that each reader of an environment has. @param wrong names and values that it refuses */
export function testFaults(read: (env: Env) => unknown, complete: Env, wrong: readonly (readonly [string, string])[]) {
  test('what is missing is named, all of it at once', () => {
    for (const name of Object.keys(complete)) expect(() => read({})).toThrow(name);
  });

  test.each(wrong)('%s=%j is refused by name', (name, value) => {
    expect(() => read({ ...complete, [name]: value })).toThrow(name);
  });
}
