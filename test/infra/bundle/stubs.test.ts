import { expect, it } from 'vitest';
import { stubPath } from '../../../infra/bundle/leave-out.ts';

const { resolveRuntimeExtensions } = await import(/* @vite-ignore */ stubPath('no-extensions'));

it('hands a client’s settings on as they are, and its HTTP handler what that is to know', () => {
  const told: unknown[] = [];
  const requestHandler = { updateHttpClientConfig: (_key: symbol, value: unknown) => told.push(value) };
  const settings = { requestHandler, defaultSocketTimeout: 30_000 };
  expect(resolveRuntimeExtensions(settings, [])).toBe(settings);
  expect(told).toEqual([30_000]);
});

it('says so when a client has an extension after all', () => {
  expect(() => resolveRuntimeExtensions({}, [{}])).toThrow('infra/bundle/slim-sdk.ts');
});
