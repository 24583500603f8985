/**
 * Slack's limits of what a message or a view holds, in characters and items: docs.slack.dev/reference/block-kit, and
 * docs.slack.dev/reference/methods/chat.update for `text`.
 */
export const TEXT = 4000;
export const SECTION_TEXT = 3000;
export const FIELDS = 10;
export const FIELD_TEXT = 2000;
export const CONTEXT_ELEMENTS = 10;
export const CONTEXT_TEXT = 3000;
export const HEADER_TEXT = 150;
export const INPUT_LABEL = 2000;
export const ACTIONS_ELEMENTS = 25;
export const BUTTON_TEXT = 75;
export const BUTTON_VALUE = 2000;
export const URL_LENGTH = 3000;
export const PLACEHOLDER = 150;
export const OPTION_TEXT = 75;
export const OPTION_VALUE = 150;
export const CONFIRM_TITLE = 100;
export const CONFIRM_TEXT = 300;
export const CONFIRM_BUTTON = 30;

/** How many options an element may offer. */
export const OPTIONS: Readonly<Record<string, number>> = {
  overflow: 5,
  radio_buttons: 10,
  checkboxes: 10,
  static_select: 100,
  multi_static_select: 100,
};

/**
 * `total` is written on no page of Slack's: messages whose blocks are each legal are refused as `msg_blocks_too_long`
 * from about 13,200 characters on (github.com/slackapi/bolt-js/issues/2509). Counted on the JSON, with room left.
 */
export const SURFACES = {
  message: { blocks: 50, total: 13_000 },
  view: { blocks: 100, total: Number.POSITIVE_INFINITY },
} as const;
export type Surface = keyof typeof SURFACES;
