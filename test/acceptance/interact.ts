import type { CloudFacts } from './cloud/facts.ts';
import { type, until } from './person.ts';

/** What a person does with the mouse, through the stand-in Slack, which sends it to the product as Slack does. */

async function act<T>(cloud: CloudFacts, path: string, body: Record<string, unknown>): Promise<T> {
  const response = await fetch(`${cloud.slack.url}/_stand-in/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const result = (await response.json()) as T & { invalid?: string; error?: string };
  if (!response.ok || result.invalid !== undefined || result.error !== undefined)
    throw new Error(`${path}: ${JSON.stringify(result)}`);
  return result;
}

async function views(
  cloud: CloudFacts,
  userId: string,
): Promise<{ modals: unknown[]; home: { blocks: unknown[] } | null }> {
  const response = await fetch(`${cloud.slack.url}/_stand-in/views?user=${userId}`);
  return (await response.json()) as { modals: unknown[]; home: { blocks: unknown[] } | null };
}

/** Presses a button below a message, or with `home` one in the Home tab. */
export async function click(
  cloud: CloudFacts,
  pressed: { userId: string; actionId: string; channelId?: string; messageTs?: string; home?: boolean },
): Promise<void> {
  await act(cloud, 'click', pressed);
}

/** Waits for a form to open. */
export function openModal(cloud: CloudFacts, userId: string): Promise<unknown> {
  return until(`a modal of ${userId}`, async () => (await views(cloud, userId)).modals.at(-1));
}

/** Types `/playground new` until the form opens: whoever hears that it came too late for Slack types it again. */
export async function newForm(cloud: CloudFacts, userId: string): Promise<void> {
  await until('the form to open in time', async () => {
    const answer = await type(cloud, userId, '/playground new');
    return /FORM_NOT_OPENED/.test(answer) ? undefined : true;
  });
  await openModal(cloud, userId);
}

/** @param values block id → action id → what stands in the field @returns what the product made of it */
export function submitForm(
  cloud: CloudFacts,
  userId: string,
  values: Record<string, Record<string, string | string[]>>,
): Promise<{ status: number; reply: unknown }> {
  return act(cloud, 'submit-view', { userId, values });
}

/** An admin of the workspace deactivates somebody, or with `left: false` lets them back in. */
export async function leave(cloud: CloudFacts, userId: string, { left = true } = {}): Promise<void> {
  await act(cloud, 'leave', { userId, left });
}

export async function openHome(cloud: CloudFacts, userId: string): Promise<void> {
  await act(cloud, 'open-home', { userId });
}

/** All words of somebody's Home tab as it was last drawn; nothing before the first time. */
export async function home(cloud: CloudFacts, userId: string): Promise<string> {
  return JSON.stringify((await views(cloud, userId)).home ?? '');
}

/** What somebody's Home has of one playground, its buttons included; other tests make this person others meanwhile. */
export async function homeOf(cloud: CloudFacts, userId: string, name: string): Promise<string[]> {
  const blocks = (await views(cloud, userId)).home?.blocks ?? [];
  return blocks.map((block) => JSON.stringify(block)).filter((words) => new RegExp(`\\b${name}\\b`).test(words));
}
