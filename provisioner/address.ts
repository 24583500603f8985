import * as z from 'zod';
import type { Template } from './templates/template.ts';

/** Whether playgrounds have a public address, or one of their network alone. */
export const exposureSchema = z.enum(['public', 'private']);
export type Exposure = z.infer<typeof exposureSchema>;

/** Where a playground is opened: `http://IP:port`, and its template's path where it has one. */
export function addressAt(ip: string, { front }: Pick<Template, 'front'>): string {
  return `http://${ip}:${front.port}${front.path === '/' ? '' : front.path}`;
}
