import type { ServerResponse } from 'node:http';
import type { SlackOptions } from '../../../../../infra/local/slack/server.ts';
import { APP } from '../../../../../infra/local/slack/workspace.ts';
import { ADA, BOT_TOKEN, GENERAL, post, type Received, startFunction, startTestSlack } from '../support.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of many shapes, and a wrong look fails them.
export type Json = any;

export const plain = (text: string) => ({ type: 'plain_text', text }) as const;
export const option = (value: string) => ({ text: plain(`The ${value}`), value });
export const button = (action_id: string, more: object = {}) => ({
  type: 'button',
  text: plain('Press'),
  action_id,
  ...more,
});
export const actions = (...elements: object[]) => ({ type: 'actions', block_id: 'do', elements });
export const input = (block_id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(block_id),
  element: { action_id: 'value', ...element },
  ...more,
});

/** The payload of an interaction, as the app reads it. */
export function payloadOf(received: Received | undefined): Json {
  return JSON.parse(received?.fields.get('payload') ?? '{}');
}

/** A stand-in Slack and an app that answers with an empty 200 unless told, with the ways in which people act. */
export async function startWorkspace(
  answer: (received: Received, response: ServerResponse) => void = (_, response) => response.end(),
  options: Partial<SlackOptions> = {},
) {
  const app = await startFunction(answer);
  const slack = await startTestSlack({ functionUrl: () => app.url, ...options });
  const act = async (path: string, body: object) => {
    const response = await post(`${slack.url}/_stand-in/${path}`, body);
    return { httpStatus: response.status, ...((await response.json()) as Json) } as Json;
  };
  const api = async (method: string, body: object) => {
    const response = await post(`${slack.apiUrl}${method}`, body, { authorization: `Bearer ${BOT_TOKEN}` });
    return (await response.json()) as Json;
  };
  /** Posts as the app, and gives what a click on it has to name. */
  const say = async (blocks: object[], more: object = {}) => {
    const posted = await api('chat.postMessage', { channel: GENERAL, text: 'words', blocks, ...more });
    return { userId: ADA, channelId: String(posted.channel), messageTs: String(posted.ts) };
  };
  const sayToAda = (blocks: unknown[]) => {
    const content = { text: 'words', blocks: blocks as never };
    const message = slack.store.post({
      channel: GENERAL,
      user: APP.botUserId,
      botId: APP.botId,
      content,
      visibleTo: ADA,
    });
    return { userId: ADA, channelId: GENERAL, messageTs: message.ts };
  };
  return { app, slack, act, api, say, sayToAda };
}
