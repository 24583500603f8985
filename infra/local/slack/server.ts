import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readManifest } from '../../slack-manifest.ts';
import { createApi } from './api/index.ts';
import { createOutages } from './api/outage.ts';
import { createRateLimits } from './api/rate-limits.ts';
import { createCommandSender } from './commands/send.ts';
import { createApp } from './delivery/app.ts';
import { createResponseUrls } from './delivery/response-urls.ts';
import { createTriggerIds } from './delivery/trigger-ids.ts';
import { clockRoute, type WindForward } from './http/clock.ts';
import { createListener } from './http/listener.ts';
import { createRoutes } from './http/routes.ts';
import { createInteractions } from './interactions/routes.ts';
import { createStore, type Store } from './store.ts';
import { watchedApi } from './trace/api.ts';
import { createRecorder, type Recorder } from './trace/recorder.ts';
import { createViews, type Views } from './views/views.ts';

/** docs.slack.dev/interactivity/handling-user-interaction: how long Slack waits for an answer, in milliseconds. */
const ANSWER_TIMEOUT_MS = 3000;

export interface SlackOptions {
  /** 0: any that is free. */
  port: number;
  botToken: string;
  signingSecret: string;
  /** Where commands, interactions and events go; asked for each, because the server may start before the app is deployed. */
  functionUrl: () => string;
  log?: (line: string) => void;
  answerTimeoutMs?: number;
  /** The clock of the cloud that the app runs in, where that is one whose time can be made to pass; asked for each time. */
  clock?: () => WindForward | undefined;
  /** Epoch milliseconds. */
  now?: () => number;
}

export interface Slack {
  /** Of the page, without a slash at the end. */
  url: string;
  /** For SLACK_API_URL; ends with /api/. */
  apiUrl: string;
  store: Store;
  /** What was seen of each thing that somebody did; whoever watches the app from outside adds to it. */
  recorder: Recorder;
  views: Views;
  stop(): Promise<void>;
}

/** Starts the stand-in Slack on 127.0.0.1. What is said in it lives in memory, as long as it runs. */
export async function startSlack(options: SlackOptions): Promise<Slack> {
  const now = options.now ?? Date.now;
  const manifest = await readManifest();
  const store = createStore(now);
  const recorder = createRecorder(now);
  const rateLimits = createRateLimits();
  const outages = createOutages();
  const responseUrls = createResponseUrls(store, now);
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const triggerIds = createTriggerIds(now);
  const views = createViews(now);
  const app = createApp({
    functionUrl: options.functionUrl,
    signingSecret: options.signingSecret,
    timeoutMs: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
    now,
    watch: recorder.request,
  });
  const sendCommand = createCommandSender({ store, responseUrls, triggerIds, app, origin });
  const interactions = {
    ...createInteractions({ store, views, responseUrls, triggerIds, app, origin, now }),
    ...clockRoute(options.clock ?? (() => undefined)),
  };
  const slackApi = createApi({
    store,
    views,
    triggerIds,
    botToken: options.botToken,
    scopes: manifest.oauth_config.scopes.bot,
    rateLimits,
    outages,
  });
  const api = watchedApi(slackApi, { recorder, store, now });
  const routes = createRoutes({
    store,
    recorder,
    views,
    api,
    rateLimits,
    outages,
    responseUrls,
    sendCommand,
    interactions,
  });
  const server = createServer(createListener(routes, options.log ?? console.error));
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const url = origin();
  return {
    url,
    apiUrl: `${url}/api/`,
    store,
    recorder,
    views,
    async stop() {
      server.close();
      // Streams of the page last until the server ends them.
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
