import * as z from 'zod';
import type { ApiAnswer } from '../api/index.ts';
import { type Outages, outageSchema } from '../api/outage.ts';
import type { RateLimits } from '../api/rate-limits.ts';
import type { ApiRequest } from '../api/request.ts';
import type { CommandRequest, CommandResult } from '../commands/send.ts';
import type { ResponseUrls } from '../delivery/response-urls.ts';
import { follow } from '../live/events.ts';
import { parseJson } from '../parse-json.ts';
import type { Store } from '../store.ts';
import type { Recorder } from '../trace/recorder.ts';
import { toApiView } from '../views/to-api.ts';
import type { Views } from '../views/views.ts';
import { PUBLIC_CHANNELS, people, TEAM, users } from '../workspace.ts';
import { type Answer, json, text } from './answer.ts';
import { readAssets } from './assets.ts';
import type { Incoming } from './listener.ts';

export interface RouteDependencies {
  store: Store;
  recorder: Pick<Recorder, 'follow'>;
  views: Views;
  api: (method: string, request: ApiRequest) => ApiAnswer;
  rateLimits: RateLimits;
  outages: Outages;
  responseUrls: ResponseUrls;
  sendCommand: (request: CommandRequest) => Promise<CommandResult>;
  /** What people do besides typing, by method and path; an answer with `invalid` was never done. */
  interactions: Record<string, (body: unknown) => Promise<object>>;
}

const commandSchema = z.object({
  text: z.string().min(1).max(4000),
  userId: z.string(),
  channelId: z.string().default(PUBLIC_CHANNELS[0]?.id ?? ''),
});
const rateLimitSchema = z.object({
  method: z.string().min(1),
  retryAfterSeconds: z.int().min(0).max(3600),
  times: z.int().min(0).max(1000).default(1),
});

/** The server's paths: the Web API and response URLs as Slack has them, and beside them the page and the tests' view. */
export function createRoutes(deps: RouteDependencies): (incoming: Incoming) => Promise<Answer> {
  const assets = readAssets();
  return async (incoming) => {
    const { method, url } = incoming;
    if (url.pathname.startsWith('/api/')) return webApi(deps, incoming);
    if (deps.responseUrls.isOne(url.pathname) && method === 'POST') {
      const { status, body } = deps.responseUrls.use(url.pathname, incoming.body);
      return text(status, body);
    }
    const asset = assets.get(url.pathname);
    if (method === 'GET' && asset !== undefined) return asset;
    const interaction = deps.interactions[`${method} ${url.pathname}`];
    const route = interaction === undefined ? STAND_IN[`${method} ${url.pathname}`] : interact(interaction);
    if (route === undefined) return text(404, `The stand-in Slack has nothing at ${method} ${url.pathname}.`);
    // JSON is what a foreign page cannot send without asking first, even where a browser sends no Origin.
    const isJson = incoming.headers['content-type']?.startsWith('application/json') === true;
    if (method === 'POST' && !isJson) return json(415, { error: 'Send application/json.' });
    return route(deps, incoming);
  };
}

type Route = (deps: RouteDependencies, incoming: Incoming) => Answer | Promise<Answer>;

const STAND_IN: Record<string, Route> = {
  'GET /_stand-in/workspace': ({ store }) => json(200, { team: TEAM, users: users(), channels: store.channels() }),
  /** `channel` may be a person's id, for that person's direct messages, which need not exist yet. */
  'GET /_stand-in/messages': ({ store }, { url }) => {
    const id = url.searchParams.get('channel') ?? '';
    const person = people().some((user) => user.id === id);
    const channel = person ? store.directMessages(id) : store.channel(id);
    if (channel === undefined && !person) return json(404, { error: `There is no channel ${id}.` });
    return json(200, { messages: channel === undefined ? [] : store.messages(channel.id) });
  },
  /** The modals that somebody has open, bottom first, and their Home tab, as the app's own API shows them. */
  'GET /_stand-in/views': ({ views }, { url }) => {
    const userId = url.searchParams.get('user') ?? '';
    const home = views.home(userId);
    const modals = views.stack(userId).map((view) => toApiView(view));
    return json(200, { modals, home: home === undefined ? null : toApiView(home) });
  },
  'GET /_stand-in/events': ({ store, views, recorder }, { url }) => {
    const userId = url.searchParams.get('as') ?? '';
    if (!people().some((user) => user.id === userId)) return json(404, { error: `There is no person ${userId}.` });
    return { stream: (send) => follow({ store, views, recorder }, userId, send) };
  },
  'POST /_stand-in/command': async ({ sendCommand }, { body }) => {
    const parsed = commandSchema.safeParse(parseJson(body));
    if (!parsed.success) return json(400, { error: z.prettifyError(parsed.error) });
    const result = await sendCommand(parsed.data);
    return 'invalid' in result ? json(400, { error: result.invalid }) : json(200, result);
  },
  'POST /_stand-in/rate-limit': ({ rateLimits }, { body }) => {
    const parsed = rateLimitSchema.safeParse(parseJson(body));
    if (!parsed.success) return json(400, { error: z.prettifyError(parsed.error) });
    rateLimits.limit(parsed.data.method, parsed.data.retryAfterSeconds, parsed.data.times);
    return json(200, {});
  },
  'POST /_stand-in/outage': ({ outages }, { body }) => {
    const parsed = outageSchema.safeParse(parseJson(body));
    if (!parsed.success) return json(400, { error: z.prettifyError(parsed.error) });
    outages.begin(parsed.data);
    return json(200, {});
  },
};

function interact(act: (body: unknown) => Promise<object>): Route {
  return async (_, { body }) => {
    const result = await act(parseJson(body));
    return 'invalid' in result ? json(400, { error: result.invalid }) : json(200, result);
  };
}

function webApi({ api }: RouteDependencies, { method, url, headers, body }: Incoming): Answer {
  const answer = api(url.pathname.slice('/api/'.length), {
    httpMethod: method,
    contentType: headers['content-type'],
    authorization: headers.authorization,
    query: url.searchParams,
    body,
  });
  return json(answer.status, answer.body, answer.headers);
}
