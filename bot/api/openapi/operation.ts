import type * as z from 'zod';
import type { Route } from '../route.ts';
import type { OperationId } from '../routes.ts';
import { ANSWER_EXAMPLES } from './examples.ts';
import { errorsByStatus, responseName } from './problems.ts';
import type { JsonSchema, SchemaCollector } from './schemas.ts';

const JSON_TYPE = 'application/json';

/** A route as an OpenAPI operation. */
export function operationObject(route: Route, schemas: SchemaCollector): object {
  const { operationId, summary, description, params, query, headers, body } = route;
  return {
    operationId,
    summary,
    ...(description !== undefined && { description }),
    tags: [tagOf(route)],
    parameters: [
      ...parameters('path', params, schemas),
      ...parameters('query', query, schemas),
      ...parameters('header', headers, schemas),
    ],
    ...(body !== undefined && { requestBody: requestBody(body, schemas) }),
    responses: { ...answers(route, schemas), ...problems(route) },
  };
}

/** What the route is about: the first segment of its path. */
export function tagOf({ path }: Pick<Route, 'path'>): string {
  return path.split('/')[1] ?? '';
}

function parameters(where: string, shape: z.ZodObject | undefined, schemas: SchemaCollector): object[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = schemas.describe(shape);
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, property]) => {
    const { description, ...schema } = property;
    return {
      name,
      in: where,
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema,
    };
  });
}

function requestBody(body: z.ZodType, schemas: SchemaCollector): object {
  const schema = schemas.describe(body);
  const name = schema.$ref?.split('/').at(-1) ?? '';
  const examples = schemas.components()[name]?.examples ?? [];
  return {
    required: true,
    content: {
      [JSON_TYPE]: {
        schema,
        examples: Object.fromEntries(examples.map((value, index) => [`${index + 1}`, { value }])),
      },
    },
  };
}

function answers({ operationId, answers }: Route, schemas: SchemaCollector): Record<string, object> {
  const examples: Record<string, unknown> = ANSWER_EXAMPLES[operationId as OperationId];
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, body, location }]) => [
      status,
      {
        description,
        ...(location && { headers: { Location: { $ref: '#/components/headers/Location' } } }),
        content: { [JSON_TYPE]: { schema: schemas.describe(body), example: examples[status] } },
      },
    ]),
  );
}

function problems(route: Route): Record<string, object> {
  return Object.fromEntries(
    [...errorsByStatus(route)].map(([status, codes]) => [
      status,
      { $ref: `#/components/responses/${responseName(codes)}` },
    ]),
  );
}
