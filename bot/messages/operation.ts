import type { OperationKind } from '../../provisioner/contract/operation.ts';
import type { Message } from './message.ts';
import { createMessage } from './operation/create.ts';
import { destroyMessage } from './operation/destroy.ts';
import { updateMessage } from './operation/update.ts';
import type { OperationView } from './operation/view.ts';

const MESSAGES: Record<OperationKind, (view: OperationView) => Message> = {
  create: createMessage,
  destroy: destroyMessage,
  update: updateMessage,
  restart: updateMessage,
};

/** The one message of an operation, in the owner's direct messages. */
export function operationMessage(view: OperationView): Message {
  return MESSAGES[view.operation.kind](view);
}
