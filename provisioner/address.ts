import type { Template } from './templates/template.ts';

/** Where a playground is opened: `http://IP:port`, and its template's path where it has one. */
export function addressAt(publicIp: string, { front }: Pick<Template, 'front'>): string {
  return `http://${publicIp}:${front.port}${front.path === '/' ? '' : front.path}`;
}
