/** What a slash command is answered with: only the asker sees it. */
export interface Answer {
  response_type: 'ephemeral';
  text: string;
}

export function answer(...lines: string[]): Answer {
  return { response_type: 'ephemeral', text: lines.join('\n') };
}
