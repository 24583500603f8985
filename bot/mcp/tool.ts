import type { CallToolResult, ToolAnnotations } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import type { PlaygroundApi, Said, Told } from '../api/client.ts';
import type { Problem } from '../api/schemas.ts';

/** Follows an operation as long as this server may keep somebody waiting. */
export type Wait = (api: PlaygroundApi, operationId: string) => Promise<Told<'getOperation'>>;

/** One tool: what it takes and tells are schemas of the HTTP API, and what it does is one request of it. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: z.ZodObject;
  annotations: ToolAnnotations;
  run(api: PlaygroundApi, input: z.infer<Input>, wait: Wait): Promise<Said<object>>;
}

/** Lets the compiler find out what `run` is given. */
export function tool<Input extends z.ZodObject>(described: Tool<Input>): Tool {
  // Whatever is registered is called with what its own schema made.
  return described as unknown as Tool;
}

/** What the API told, as a tool says it: a refusal is an error that the model reads, not one of the protocol. */
export function toolResult(told: Said<object>): CallToolResult {
  if (!told.ok) return { isError: true, content: [{ type: 'text', text: inWords(told.problem) }] };
  return { content: [{ type: 'text', text: JSON.stringify(told.body) }], structuredContent: { ...told.body } };
}

function inWords({ title, detail, hint, errors = [], code, reference }: Problem): string {
  const where = errors.map((fault) => `- ${fault.in} ${fault.pointer}: ${fault.detail}`);
  const lines = [title, detail, ...where, hint, `Code ${code}, reference ${reference}.`];
  return lines.filter((line) => line !== undefined).join('\n');
}
