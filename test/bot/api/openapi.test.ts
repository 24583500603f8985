import { describe, expect, it } from 'vitest';
import { ANSWER_EXAMPLES } from '../../../bot/api/openapi/examples.ts';
import { PROBLEM_TYPE } from '../../../bot/api/openapi/problems.ts';
import { openApiDocument } from '../../../bot/api/openapi.ts';
import type { Route } from '../../../bot/api/route.ts';
import { ROUTES } from '../../../bot/api/routes.ts';
import { problem } from '../../../bot/api/schemas/problem.ts';
import { type ApiErrorCode, STATUS_OF } from '../../../bot/api/statuses.ts';

const routes: readonly Route[] = ROUTES;
const document = openApiDocument() as {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, { $ref?: string }> }>>;
  components: {
    examples: Record<ApiErrorCode, { value: unknown }>;
    responses: Record<string, { content: Record<string, { examples: Record<string, unknown> }> }>;
    schemas: Record<string, unknown>;
  };
};

/** The codes of the problem that an operation says it answers with a status. */
function codesOf({ path, method }: Route, status: number): string[] {
  const { $ref = '' } = document.paths[path]?.[method.toLowerCase()]?.responses[status] ?? {};
  const response = document.components.responses[$ref.replace('#/components/responses/', '')];
  return Object.keys(response?.content[PROBLEM_TYPE]?.examples ?? {});
}

describe('the OpenAPI document', () => {
  it('has every route, and no operation besides', () => {
    const told = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => `${operationId}: ${method.toUpperCase()} ${path}`),
    );
    expect(told.sort()).toEqual(
      routes.map(({ operationId, method, path }) => `${operationId}: ${method} ${path}`).sort(),
    );
  });

  it('tells each error of a route at its status', () => {
    for (const route of routes)
      for (const code of [...route.errors, 'UNAUTHENTICATED', 'INTERNAL'] as const)
        expect(codesOf(route, STATUS_OF[code]), `${route.operationId} ${code}`).toContain(code);
  });

  it('has an example of each answer, with all that it says in the schema', () => {
    for (const { operationId, answers } of routes) {
      const examples = (ANSWER_EXAMPLES as Record<string, Record<string, unknown>>)[operationId];
      for (const [status, { body }] of Object.entries(answers))
        expect(body.parse(examples?.[status]), `${operationId} ${status}`).toEqual(examples?.[status]);
    }
  });

  it('has an example of each problem that can be met', () => {
    for (const [code, { value }] of Object.entries(document.components.examples))
      expect(problem.parse(value)).toMatchObject({ code, status: STATUS_OF[code as ApiErrorCode] });
  });

  it('refers only to what it has, not to where zod had it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(references.length).toBeGreaterThan(20);
    for (const to of references) {
      const found = to
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
      expect(found, to).toBeDefined();
    }
  });
});
