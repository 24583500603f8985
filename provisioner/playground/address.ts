import * as z from 'zod';
import { hostOf } from '../load-balancer/names.ts';
import type { Template } from '../templates/template.ts';

/** Whether playgrounds have a public address, one of their network alone, or a name at the deployment's load balancer. */
export const exposureSchema = z.enum(['public', 'private', 'load-balancer']);
export type Exposure = z.infer<typeof exposureSchema>;

/** Where a playground is opened: `http://IP:port`, and its template's path where it has one. */
export function addressAt(ip: string, { front }: Pick<Template, 'front'>): string {
  return `http://${ip}:${front.port}${pathOf(front)}`;
}

/** The same behind a load balancer: `https://name.domain`. */
export function addressBehind(playgroundId: string, domain: string, { front }: Pick<Template, 'front'>): string {
  return `https://${hostOf(playgroundId, domain)}${pathOf(front)}`;
}

function pathOf({ path }: Template['front']): string {
  return path === '/' ? '' : path;
}
