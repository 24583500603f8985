import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../bot/api/openapi.ts';
import { lint, render } from '../../../infra/api-docs/redocly.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playground-api-docs-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(document: object): Promise<string> {
  const path = join(folder, 'openapi.json');
  await writeFile(path, JSON.stringify(document));
  return path;
}

describe('the OpenAPI document', () => {
  it('has nothing that the linter minds', async () => {
    await expect(lint(await written(openApiDocument()))).resolves.toBeUndefined();
  });

  it('would not pass with a reference that leads nowhere', async () => {
    const broken = JSON.stringify(openApiDocument()).replace('#/components/schemas/Playground"', '#/nowhere"');
    await expect(lint(await written(JSON.parse(broken)))).rejects.toThrow('no-unresolved-refs');
  });

  it('is rendered as one page that loads nothing from elsewhere', async () => {
    const page = join(folder, 'index.html');
    await render(await written(openApiDocument()), page);
    const html = await readFile(page, 'utf8');
    expect(html).toContain('/playgrounds/{name}/logs');
    expect(
      html.match(/<(?:script|img|iframe)[^>]+src="http[^"]*|<link[^>]+href="http[^"]*|from\s*"https?:[^"]*/g),
    ).toBeNull();
  });
});
