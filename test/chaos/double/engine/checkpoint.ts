import type { ResourceType } from '../../../../provisioner/playground/resources.ts';
import { PROJECT } from '../../../../provisioner/playground/resources.ts';

/** What a stack's state says of one resource. `inputs` decides whether a second `up` changes it. */
export interface Known {
  type: ResourceType;
  /** As its service names it. */
  id: string;
  inputs: string;
}

export interface Checkpoint {
  resources: Known[];
  /** Begun, and nobody knows whether it was made. */
  pending: ResourceType[];
}

const root = '.pulumi';
export const stateKey = (stack: string): string => `${root}/stacks/${PROJECT}/${stack}.json`;
export const lockPrefix = (stack: string): string => `${root}/locks/organization/${PROJECT}/${stack}/`;

/** In the shape of the CLI's own files, because the product reads those itself. */
export function checkpointText({ resources, pending }: Checkpoint): string {
  const own = [{ type: 'pulumi:pulumi:Stack' }, { type: 'pulumi:providers:aws' }];
  const latest = {
    resources: resources.length > 0 ? [...own, ...resources] : [],
    pending_operations: pending.map((type) => ({ resource: { type }, type: 'creating' })),
  };
  return JSON.stringify({ version: 3, checkpoint: { latest } });
}

/** @throws in the CLI's words when it is no checkpoint */
export function readCheckpoint(text: string): Checkpoint {
  try {
    const { latest } = JSON.parse(text).checkpoint;
    const resources = (latest.resources as Known[]).filter(({ type }) => !type.startsWith('pulumi:'));
    const pending = (latest.pending_operations as { resource: { type: ResourceType } }[]).map(
      (one) => one.resource.type,
    );
    return { resources, pending };
  } catch (error) {
    throw new Error(`could not load the stack: failed to load checkpoint: invalid character: ${String(error)}`);
  }
}
