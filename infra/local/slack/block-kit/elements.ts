import * as z from 'zod';
import { confirmation, formattedOption, option } from './composition.ts';
import { plainText } from './text.ts';

// Limits: docs.slack.dev/reference/block-kit/block-elements.
const actionId = z.string().max(255).optional();
const maxSelected = z.int().min(1).optional();
const shared = { action_id: actionId, confirm: confirmation.optional(), focus_on_load: z.boolean().optional() };
const menu = { ...shared, placeholder: plainText(150).optional() };
const ids = z.array(z.string()).optional();
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
};

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: actionId,
  url: z.string().min(1).max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirmation.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(option).min(1).max(5),
  confirm: confirmation.optional(),
});

const staticSelect = z.strictObject({
  ...menu,
  type: z.literal('static_select'),
  options: z.array(option).min(1).max(100),
  initial_option: option.optional(),
});

const usersSelect = z.strictObject({
  ...menu,
  type: z.literal('users_select'),
  initial_user: z.string().optional(),
});

const conversationsSelect = z.strictObject({
  ...menu,
  ...conversations,
  type: z.literal('conversations_select'),
  initial_conversation: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});

const multiStaticSelect = z.strictObject({
  ...menu,
  type: z.literal('multi_static_select'),
  options: z.array(option).min(1).max(100),
  initial_options: z.array(option).min(1).optional(),
  max_selected_items: maxSelected,
});

const multiUsersSelect = z.strictObject({
  ...menu,
  type: z.literal('multi_users_select'),
  initial_users: ids,
  max_selected_items: maxSelected,
});

const multiConversationsSelect = z.strictObject({
  ...menu,
  ...conversations,
  type: z.literal('multi_conversations_select'),
  initial_conversations: ids,
  max_selected_items: maxSelected,
});

const checkboxes = z.strictObject({
  ...shared,
  type: z.literal('checkboxes'),
  options: z.array(formattedOption).min(1).max(10),
  initial_options: z.array(formattedOption).min(1).optional(),
});

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  placeholder: plainText(150).optional(),
  focus_on_load: z.boolean().optional(),
});

const choosing = [staticSelect, usersSelect, conversationsSelect, checkboxes] as const;
const choosingMany = [multiStaticSelect, multiUsersSelect, multiConversationsSelect] as const;

/** What can stand in an actions block. */
export const actionsElement = z.discriminatedUnion('type', [button, overflow, ...choosing]);
/** What can stand beside a section. */
export const accessoryElement = z.discriminatedUnion('type', [button, overflow, ...choosing, ...choosingMany]);
/** What can stand in an input block. */
export const inputElement = z.discriminatedUnion('type', [plainTextInput, ...choosing, ...choosingMany]);

export type InputElement = z.infer<typeof inputElement>;
export type InteractiveElement = z.infer<typeof accessoryElement> | InputElement;
