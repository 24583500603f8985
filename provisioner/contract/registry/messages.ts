/** What the notifier keeps about its one Slack message, in the row of an operation or, where it says so, of a notice. */
export interface Messages {
  /** True for one caller at a time, until the claim lapses (`until`, epoch seconds). `id`: of an operation or a notice. */
  claimPost(id: string, now: number, until: number): Promise<boolean>;
  /**
   * Whoever had the claim could not post: the next may try from then on, epoch seconds, and looks first whether the message
   * is there after all. `id`: of an operation or a notice.
   */
  postLater(id: string, until: number): Promise<void>;
  /** `id`: of an operation or a notice. */
  posted(id: string, message: { channel: string; ts: string }): Promise<void>;
  /**
   * Records that the message shows this sequence, as it was written after `at`, epoch seconds; never goes backwards. With
   * `isLast`, when nothing follows, the row is due no more. `id`: of an operation or a notice.
   */
  shown(id: string, sequence: number, options: { isLast: boolean; at: number }): Promise<void>;
  /** What is still not shown by then is due again, epoch seconds. `id`: of an operation that is finished, or of a notice. */
  tellAgain(id: string, at: number): Promise<void>;
  /** True for exactly one caller: the one that tells the alerts channel. */
  claimAlert(operationId: string, now: number): Promise<boolean>;
}
