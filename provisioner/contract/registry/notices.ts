import type { Notice } from '../notice.ts';

/** A notice stays due, so that the sweep publishes it again, until it is recorded as shown (see Messages). */
export interface Notices {
  /** False when there is one of that id already. */
  putNotice(notice: Notice): Promise<boolean>;
  getNotice(id: string): Promise<Notice | undefined>;
}
