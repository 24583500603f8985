import {
  homeOpenedSchema,
  noticeChangedSchema,
  operationChangedSchema,
  personLeftSchema,
  playgroundChangedSchema,
} from '../../provisioner/contract/event.ts';
import { provisionerEventSchema } from '../../provisioner/contract/operation.ts';
import * as z from '../../provisioner/contract/zod.ts';
import type { Incoming } from './parse.ts';

const changeSchema = z.discriminatedUnion('type', [
  operationChangedSchema,
  playgroundChangedSchema,
  noticeChangedSchema,
  homeOpenedSchema,
  personLeftSchema,
]);

/** A message of the events topic. Total. */
export function parseChange(message: unknown): Incoming {
  const { data: change } = changeSchema.safeParse(message);
  switch (change?.type) {
    case 'operation-changed': {
      const ours = provisionerEventSchema.safeParse({ operationId: change.operationId });
      return ours.success
        ? { kind: 'operation-changed', operationId: ours.data.operationId }
        : { kind: 'foreign', why: 'an operation id that is not ours' };
    }
    case 'playground-changed':
      return { kind: 'playground-changed', change };
    case 'notice-changed':
      return { kind: 'notice-changed', change };
    case 'home-opened':
      return { kind: 'home-opened', home: change };
    case 'person-left':
      return { kind: 'person-left', userId: change.userId };
    case undefined:
      return { kind: 'foreign', why: 'unknown on the events topic' };
  }
}
