import { stripVTControlCharacters } from 'node:util';

/** Text as people may see it: no colours, no control characters except line ends, no runs of empty lines. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** The last `limit` characters, because the error is at the end; says that it was cut. */
export function tail(text: string, limit: number): string {
  return text.length <= limit ? text : `… ${text.slice(text.length - limit)}`;
}

/** Replaces each secret wherever it stands. Short ones are left: they would tear holes into ordinary words. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= 8)
    .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
}
