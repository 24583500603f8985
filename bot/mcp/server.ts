import { McpServer } from '@modelcontextprotocol/server';
import type { PlaygroundApi } from '../api/client.ts';
import { VERSION } from '../version.ts';
import { toolResult, type Wait } from './tool.ts';
import { TOOLS } from './tools.ts';

const INSTRUCTIONS =
  'A playground is somebody’s own running copy of a multi-container app, with an address and an end. Choose from list_templates, create_playground, then wait_for_operation until it has ended. Its owner sees it in Slack, where the credentials are. Destroy what is not needed any more.';

/** The tools, over whatever way there is to the HTTP API: what may be done is decided there. */
export function createMcpServer(api: PlaygroundApi, wait: Wait): McpServer {
  const server = new McpServer(
    { name: 'playground', version: VERSION },
    { instructions: INSTRUCTIONS, jsonSchemaValidator: { getValidator: noForms } },
  );
  for (const { name, title, description, input, output, annotations, run } of TOOLS)
    server.registerTool(
      name,
      { title, description, inputSchema: input, outputSchema: output, annotations },
      async (given) => toolResult(await run(api, given, wait)),
    );
  return server;
}

/** The SDK's own validator is for what people fill in when a tool asks them; it is large, and stays out of the bundle. */
function noForms(): never {
  throw new Error('no tool of this server asks anybody to fill in a form');
}
