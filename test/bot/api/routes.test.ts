import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Route } from '../../../bot/api/route.ts';
import { ROUTES } from '../../../bot/api/routes.ts';

const routes: readonly Route[] = ROUTES;

describe('the routes', () => {
  it('are each one thing: no method of a path and no operation id stands twice', () => {
    const places = routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(places.length);
  });

  it('describe each segment in braces of their paths, and no other', () => {
    for (const { path, params } of routes) {
      const segments = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(params?.shape ?? {}), path).toEqual(segments);
    }
  });

  it('take an idempotency key wherever they change something, and tell the operation’s address', () => {
    for (const { operationId, effect, headers, answers } of routes) {
      const changes = effect !== 'read';
      expect('idempotency-key' in headers.shape, operationId).toBe(changes);
      expect(
        Object.values(answers).every(({ location = false }) => location === changes),
        operationId,
      ).toBe(true);
    }
  });

  it('can all be told as JSON Schema, with examples that fit', () => {
    for (const { operationId, body } of routes) {
      if (!body) continue;
      const { $defs = {}, $ref = '' } = z.toJSONSchema(body, { io: 'input' });
      const examples = $defs[$ref.split('/').at(-1) ?? '']?.examples ?? [];
      expect(examples.length, operationId).toBeGreaterThan(0);
      for (const example of examples) expect(body.safeParse(example).error, JSON.stringify(example)).toBeUndefined();
    }
    for (const { answers } of routes) {
      for (const { body } of Object.values(answers)) expect(z.toJSONSchema(body)).toHaveProperty('$ref');
    }
  });
});
