import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openApiDocument } from '../bot/api/openapi.ts';
import { lint, render } from './api-docs/redocly.ts';
import { repositoryRoot } from './repository.ts';

/** `npm run api-docs`: the HTTP API's OpenAPI document, checked, and a page of it, into dist/api-docs. */
const folder = join(repositoryRoot, 'dist/api-docs');
const document = join(folder, 'openapi.json');
const page = join(folder, 'index.html');

await mkdir(folder, { recursive: true });
await writeFile(document, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
await lint(document);
await render(document, page);
for (const path of [document, page]) console.log(relative(process.cwd(), path));
