import { setTimeout as pause } from 'node:timers/promises';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { clientFromEnvironment } from '../api/client/from-environment.ts';
import { waitForOperation } from '../api/client/wait.ts';
import { createMcpServer } from './server.ts';

/** `npm run -s mcp`: the tools over standard input and output, for an agent on this machine. */

/** Agents give a tool a minute, as a rule. */
const WAIT_MS = 45_000;

const api = clientFromEnvironment(process.env);
serveStdio(
  () =>
    createMcpServer(api, (through, id) =>
      waitForOperation(through, id, { until: Date.now() + WAIT_MS, clock: Date.now, pause: (ms) => pause(ms) }),
    ),
  // Standard output is the protocol's.
  { onerror: (error) => console.error(error) },
);
