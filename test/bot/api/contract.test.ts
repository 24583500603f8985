import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../bot/api/openapi.ts';
import { ROUTES } from '../../../bot/api/routes.ts';
import { readCatalogue } from '../../../infra/templates/catalogue.ts';
import { templateSummaries } from '../../../infra/templates/summaries.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, operation, playground } from '../support/rows.ts';
import { apiDeps, ask, PIPELINE } from './support/api.ts';

/** What the test reads of the document. */
interface Operation {
  operationId: (typeof ROUTES)[number]['operationId'];
  parameters: { name: string; in: string; schema: { $ref?: string; examples?: unknown[] } }[];
  requestBody?: { content: { 'application/json': { examples: Record<string, { value: object }> } } };
  responses: Record<string, object>;
}
const document = openApiDocument() as { paths: Record<string, Record<string, Operation>> };
const SCHEMA_ID = 'https://playground.test/openapi.json';
const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, SCHEMA_ID);

/** Those that are shipped: an example is one that people can send. */
const templates = templateSummaries((await readCatalogue()).templates);

/** JSON Pointer's own escapes. */
const step = (text: string): string => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

function exampleOf({ schema }: Operation['parameters'][number]): string {
  const resolved = schema.$ref ? ajv.getSchema(`${SCHEMA_ID}${schema.$ref}`)?.schema : schema;
  const [example] = (resolved as { examples?: unknown[] }).examples ?? [];
  return String(example);
}

const requests = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).flatMap(([method, { operationId, parameters, requestBody, responses }]) => {
    const of = (where: string): [string, string][] =>
      parameters.filter((each) => each.in === where).map((each) => [each.name, exampleOf(each)]);
    const filled = of('path').reduce((so, [name, value]) => so.replace(`{${name}}`, value), path);
    const bodies = Object.values(requestBody?.content['application/json'].examples ?? {}).map(({ value }) => value);
    const request = { operationId, path, method, filled, query: of('query'), headers: of('header'), responses };
    return (bodies.length === 0 ? [undefined] : bodies).map((body) => ({
      ...request,
      body,
      said: JSON.stringify(body),
    }));
  }),
);

/** One in which everything that the examples name is there; but for what is yet to be made. */
function world(operationId: Operation['operationId']) {
  const demo = playground({
    name: 'demo',
    template: 'hello',
    ownerId: ADA,
    sharedWith: [{ kind: 'user', id: GRACE, credentials: false }],
    operationId: 'op-2a644186be1acab1fbcd',
  });
  const playgrounds = operationId === 'createPlayground' ? [] : [demo];
  return fakeRegistry({
    playgrounds,
    operations: [operation({ id: 'op-2a644186be1acab1fbcd', playgroundName: 'demo' })],
  });
}

describe('the examples of the OpenAPI document', () => {
  it('are there for every operation', () => {
    expect([...new Set(requests.map(({ operationId }) => operationId))].sort()).toEqual(
      ROUTES.map(({ operationId }) => operationId).sort(),
    );
  });

  it.each(requests)('$method $path $said is answered as it says', async ({ operationId, ...request }) => {
    const deps = apiDeps({ registry: world(operationId), templates }, { pipeline: { ...PIPELINE, credentials: true } });
    const { status, body } = await ask(deps, request.method.toUpperCase(), request.filled, {
      headers: Object.fromEntries(request.headers),
      query: new URLSearchParams(request.query).toString(),
      ...(request.body && { body: request.body }),
    });
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    expect(Object.keys(request.responses)).toContain(String(status));
    const place = ['paths', request.path, request.method, 'responses', String(status), 'content', 'application/json'];
    const validate = ajv.getSchema(`${SCHEMA_ID}#/${[...place, 'schema'].map(step).join('/')}`);
    expect(validate).toBeDefined();
    validate?.(body);
    expect(validate?.errors).toBeNull();
  });

  it('of problems are those that the API answers with', async () => {
    const deps = apiDeps();
    const { body } = await ask(deps, 'GET', '/playgrounds/none');
    const validate = ajv.getSchema(`${SCHEMA_ID}#/components/schemas/Problem`);
    validate?.(body);
    expect(validate?.errors).toBeNull();
  });
});
