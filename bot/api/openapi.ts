import { VERSION } from '../version.ts';
import { operationObject, tagOf } from './openapi/operation.ts';
import { errorsByStatus, problemExample, problemResponse, responseName } from './openapi/problems.ts';
import { schemaCollector } from './openapi/schemas.ts';
import { COMMON_ERRORS, type Route } from './route.ts';
import { ROUTES } from './routes.ts';
import { SECURITY_SCHEMES } from './security.ts';

const INTRODUCTION = `What \`/playground\` does in Slack, for pipelines, scripts and agents. Whatever is made here is in its
owner's list in Slack, and can be destroyed there; and the other way round.

What takes time is answered with 202 and the operation's address: ask that until its state is \`succeeded\` or \`failed\`.
Every error is a problem document (RFC 9457) whose \`code\` stands in the README's table. At the signed address AWS answers
a request that is not signed, or signed wrongly, itself: 403 with \`{"Message": …}\`.

Fields may be added to what is answered; what is sent must have no others than these.`;

const TAGS: Record<string, string> = {
  playgrounds: 'One’s own, and those shared with one.',
  operations: 'What became of a request.',
  templates: 'What can be made.',
};

/** The HTTP API as an OpenAPI 3.1 document, from the same table and schemas that read the requests. */
export function openApiDocument(): object {
  const routes: readonly Route[] = ROUTES;
  const schemas = schemaCollector();
  const groups = routes.flatMap((route) => [...errorsByStatus(route).values()]);
  const codes = [...new Set([...COMMON_ERRORS, ...groups.flat()])].sort();
  const paths = Map.groupBy(routes, ({ path }) => path);
  const methods = (of: Route[]): object =>
    Object.fromEntries(of.map((route) => [route.method.toLowerCase(), operationObject(route, schemas)]));
  const responses = Object.fromEntries(groups.map((group) => [responseName(group), problemResponse(group, schemas)]));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Playgrounds',
      version: VERSION,
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: 'https://{address}',
        variables: {
          address: {
            default: 'ID.lambda-url.us-east-1.on.aws',
            description: 'As `npm run deploy` prints it: one address takes signatures, the other one tokens.',
          },
        },
      },
    ],
    security: Object.keys(SECURITY_SCHEMES).map((name) => ({ [name]: [] })),
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name, description: TAGS[name] })),
    paths: Object.fromEntries([...paths].map(([path, of]) => [path, methods(of)])),
    components: {
      securitySchemes: SECURITY_SCHEMES,
      headers: {
        Location: {
          description: 'Where the operation is to be asked for.',
          schema: { type: 'string', examples: ['/operations/op-2a644186be1acab1fbcd'] },
        },
      },
      examples: Object.fromEntries(codes.map((code) => [code, problemExample(code)])),
      responses: sorted(responses),
      schemas: sorted(schemas.components()),
    },
  };
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
