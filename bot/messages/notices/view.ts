import type { Notice } from '../../../provisioner/contract/notice.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';

/** All that the message of a notice is made of. */
export interface NoticeView {
  notice: Notice;
  /** The row of this very generation, where it still exists. */
  playground: Playground | undefined;
  /** The generated password, read only where the message goes to somebody who may know it. */
  password: string | undefined;
  /** A sentence about every address, where there is one. */
  addressNotice: string | undefined;
}
