import type { OperationKind, OperationState } from '../../../../provisioner/contract/operation.ts';
import type { Step } from '../../../../provisioner/contract/step.ts';

/** A request to the app as it is sent: the signature is in the headers, the secret is nowhere. */
export interface SignedRequest {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What came back, or why nothing did. */
export type Outcome = { outcome: 'answered'; body: string } | { outcome: 'failed'; error: string; detail: string };

/** The operation's row, read when an event about it came. */
export interface SeenOperation {
  id: string;
  ownerId: string;
  kind: OperationKind;
  cause: 'asked' | 'expired';
  playgroundName: string;
  state: OperationState;
  sequence: number;
  /** Epoch seconds, as the request was signed. */
  requestedAt: number;
  /** Epoch seconds. */
  finishedAt?: number | undefined;
  progress?: { done: number; total: number; label: string } | undefined;
  failure?: { code: string } | undefined;
}

/** Something that was observed from outside the deployed code. `at` is epoch milliseconds, when it began. */
export type Fact = { at: number } & (
  | { kind: 'request'; request: SignedRequest }
  | { kind: 'answer'; ms: number; result: Outcome }
  /** A call of Slack's Web API; `state` is the operation's as the message shows it. */
  | { kind: 'call'; ms: number; method: string; to?: string; state?: string; error?: string }
  /** An SNS message, as a subscriber of the topic got it. */
  | { kind: 'event'; sequence: number; operation: SeenOperation }
  /** From a function's log. */
  | { kind: 'step'; ms: number; step: Step; subject?: string | undefined; ok: boolean }
);
export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;
