/** The words of an mrkdwn text without its marks: a form's fields show plain text only. */
export function plainText(mrkdwn: string): string {
  return mrkdwn
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<@[^>]*>/g, 'somebody else')
    .replaceAll(/<#[^>]*>/g, 'another channel')
    .replaceAll(/<([^|>]*)(?:\|[^>]*)?>/g, '$1')
    .replaceAll(/[*`]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s*\n\s*/g, ' ');
}
