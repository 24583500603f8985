import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import type { Cost } from '../../cost.ts';

/** All that the one message of an operation is made of. */
export interface OperationView {
  operation: Operation;
  /** The row of this very generation, where it still exists. */
  playground: Playground | undefined;
  /** The generated password, read only where the message goes to whom it belongs. */
  password: string | undefined;
  /** A sentence about every address, where there is one. */
  notice: string | undefined;
  /** Of the playground, where it and its template still exist. */
  cost: Cost | undefined;
}
