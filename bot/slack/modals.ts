import type { ModalView } from '@slack/web-api';
import { fitBlocks } from '../messages/fit/fit.ts';
import type { Block } from '../messages/message.ts';
import { createClient } from './client.ts';

/** A form, or words where there is no message to put them under. Texts are plain. */
export interface Modal {
  title: string;
  blocks: Block[];
  /** Where it is a form: the word on its button, which form it is, and what comes back with it (at most 3000 characters). */
  form?: { submit: string; callbackId: string; metadata: string };
}

/** Opens a modal for whoever did what the trigger is of. Rejects when Slack did not open it. */
export type OpenModal = (triggerId: string, modal: Modal) => Promise<void>;

/** Slack takes a trigger for 3 seconds, and these are part of them. */
const OPEN_MS = 1200;
/** docs.slack.dev/reference/views, in characters. */
const TITLE = 24;

/** @param apiUrl ends with `/api/` @param token asked for at each call, so that a rotated one is taken up */
export function createOpenModal(apiUrl: string, token: () => Promise<string>): OpenModal {
  // It tries once, and a trigger is good for no more.
  const client = createClient(apiUrl, OPEN_MS);
  return async (triggerId, modal) => {
    await client.views.open({ token: await token(), trigger_id: triggerId, view: viewOf(modal) });
  };
}

function viewOf({ title, blocks, form }: Modal): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: title.slice(0, TITLE) },
    close: { type: 'plain_text', text: form ? 'Cancel' : 'Close' },
    blocks: fitBlocks(blocks, 'view'),
    ...(form && {
      submit: { type: 'plain_text', text: form.submit },
      callback_id: form.callbackId,
      private_metadata: form.metadata,
    }),
  };
}
