/** What a template may say of the playground that it becomes: `expiresAt` as ISO time, `owner` as Slack user id. */
export const PLAYGROUND_VARIABLES = ['name', 'owner', 'expiresAt', 'id'] as const;
export type PlaygroundVariable = (typeof PLAYGROUND_VARIABLES)[number];

/** A text, or the pieces of one that differs between playgrounds. No escapes: a text without variables is what it is. */
export type Text = string | (string | { variable: PlaygroundVariable })[];

export function fill(text: Text, values: Readonly<Record<PlaygroundVariable, string>>): string {
  if (typeof text === 'string') return text;
  return text.map((piece) => (typeof piece === 'string' ? piece : values[piece.variable])).join('');
}
