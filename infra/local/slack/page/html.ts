/** Makes text safe inside HTML, as content and as a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * A link that opens elsewhere, or just its label when the address is of a kind that a page must not follow.
 * @param more further attributes, as HTML
 */
export function link(url: string, label: string, cssClass = '', more = ''): string {
  const attribute = cssClass === '' ? '' : ` class="${cssClass}"`;
  return /^(https?:\/\/|mailto:)/i.test(url)
    ? `<a${attribute} href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer"${more && ` ${more}`}>${escapeHtml(label)}</a>`
    : escapeHtml(label);
}
