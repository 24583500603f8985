import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { execaNode } from 'execa';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apiDeps, PIPELINE } from '../api/support/api.ts';
import { serve } from '../api/support/serve.ts';
import { ADA } from '../support/rows.ts';

const SCRIPT = join(import.meta.dirname, '../../../bot/mcp/stdio.ts');

describe('npm run mcp', () => {
  it('is the tools over standard input and output, for the API that the environment names', async () => {
    const deps = apiDeps({}, { 'Bearer token': PIPELINE });
    const { url, close } = await serve(deps);
    onTestFinished(close);
    const env = { PLAYGROUND_API_URL: url, PLAYGROUND_API_TOKEN: 'token', PLAYGROUND_USER: ADA };
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [SCRIPT], env }));
    onTestFinished(() => client.close());
    const result = await client.callTool({ name: 'create_playground', arguments: { name: 'demo' } });
    expect(result.structuredContent).toMatchObject({ kind: 'create', playground: 'demo' });
    expect(deps.registry.playgrounds.has('demo')).toBe(true);
  });

  it('says what is missing when the environment does not say where the API is', async () => {
    const { exitCode, stderr } = await execaNode(SCRIPT, [], { reject: false, env: { PLAYGROUND_API_URL: 'here' } });
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('The environment does not say where the API is');
  });
});
