import { MAX_SHARES } from '../../provisioner/contract/playground.ts';
import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import type { Modal } from '../slack/modals.ts';
import { keepStart } from './fit/cut.ts';
import { OPTION_TEXT } from './fit/limits.ts';
import type { Block } from './message.ts';
import { duration } from './text.ts';

/** Which form it is, when it comes back. */
export const CREATE_FORM = 'create-playground';
/** The fields, by the id of their blocks: an error names the one that it is about. */
export const FIELDS = ['template', 'name', 'lifetime', 'people', 'channels'] as const;
export type Field = (typeof FIELDS)[number];

export interface CreateFormContent {
  templates: readonly TemplateSummary[];
  lifetimeSeconds: number;
  maxLifetimeSeconds: number;
  /** What comes back with the form. */
  metadata: string;
}

/** The form for a new playground. */
export function createForm(content: CreateFormContent): Modal {
  const { templates, lifetimeSeconds, maxLifetimeSeconds, metadata } = content;
  const options = templates.map(({ name, description }) => ({
    text: plain(keepStart(name, OPTION_TEXT)),
    value: name,
    // Cut here and not at the gate to Slack, because the option that is chosen already must be one of them as it stands.
    ...(description !== '' && { description: plain(keepStart(description, OPTION_TEXT)) }),
  }));
  const [initial] = options;
  return {
    title: 'New playground',
    form: { submit: 'Create', callbackId: CREATE_FORM, metadata },
    blocks: [
      input('template', 'What', {
        type: 'static_select',
        action_id: 'template',
        options,
        ...(initial && { initial_option: initial }),
      }),
      input('name', 'Name', {
        type: 'plain_text_input',
        action_id: 'name',
        placeholder: plain('left empty, it gets a friendly one'),
      }),
      input(
        'lifetime',
        'How long',
        { type: 'plain_text_input', action_id: 'lifetime', initial_value: duration(lifetimeSeconds) },
        `Such as 30m, 4h or 2d; ${duration(maxLifetimeSeconds)} at most.`,
      ),
      input(
        'people',
        'Share with people',
        { type: 'multi_users_select', action_id: 'people', max_selected_items: MAX_SHARES },
        'They can open it, extend it and see its logs. Only you get the password.',
      ),
      input('channels', 'Share with channels', {
        type: 'multi_conversations_select',
        action_id: 'channels',
        max_selected_items: MAX_SHARES,
        filter: { include: ['public', 'private'] },
      }),
    ],
  };
}

type Input = Extract<Block, { type: 'input' }>;

function input(field: Field, label: string, element: Input['element'], hint?: string): Input {
  return {
    type: 'input',
    block_id: field,
    label: plain(label),
    element,
    optional: field !== 'template',
    ...(hint !== undefined && { hint: plain(hint) }),
  };
}

function plain(text: string): { type: 'plain_text'; text: string } {
  return { type: 'plain_text', text };
}
