import type { Act } from '../../../support/iam-simulator.ts';
import type { Recorded } from '../../recorded-program.ts';

/** Something that is asked of AWS for a resource: for a preview too, or only to make, change or remove it. */
export interface Asked extends Act {
  isSeen?: true;
}

/** All that is ever asked for one resource. */
export type Makes = (resource: Recorded) => Asked[];

/** @param names of actions, apart by spaces */
export function acts(service: string, names: string, resource: string, context: Act['context'] = {}): Act[] {
  return names.split(' ').map((name) => ({ action: `${service}:${name}`, resource, context }));
}

/** What is read. @param resource everything, where AWS takes no narrower one */
export function seen(service: string, names: string, resource = '*', context: Act['context'] = {}): Asked[] {
  return acts(service, names, resource, context).map((act) => ({ ...act, isSeen: true }));
}

/** Roles that AWS is handed with it. */
export function passes(service: string, roles: string[]): Act[] {
  return roles.flatMap((role) => acts('iam', 'PassRole', role, { 'iam:PassedToService': service }));
}
