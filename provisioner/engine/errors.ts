import { type ErrorCode, UserError } from '../contract/errors.ts';
import { wordsFor } from '../playground/resources.ts';

/** The engine cannot read what is known of a playground: its stack's file in the bucket is broken. */
export class UnreadableStateError extends UserError {}

/** Some run has the stack's lock, or had it when it died. */
export class LockedStackError extends UserError {}

/** Another playground's rule has the number that this one's was to have at the load balancer. */
export class TakenPriorityError extends UserError {}

/** An error that the engine reported about one resource. */
export interface Diagnostic {
  /** Pulumi's type token, such as `aws:ecs/service:Service`; absent when it is not about a resource. */
  type?: string;
  message: string;
}

interface Pattern {
  test: RegExp;
  code: ErrorCode;
  reason: string;
}

// Read from text, because the Automation API gives nothing else. Those of the engine itself are tested against the CLI.
const PATTERNS: Pattern[] = [
  {
    test: /no resource plugin|Could not automatically download and install resource plugin/i,
    code: 'ENGINE_FAILED',
    reason: 'The provisioner was built without its AWS plugin.',
  },
  {
    test: /ENOSPC|no space left on device/,
    code: 'ENGINE_FAILED',
    reason: 'The provisioner’s temporary disk is full.',
  },
  {
    test: /EROFS|read-only file system/,
    code: 'ENGINE_FAILED',
    reason: 'The provisioner’s temporary folder cannot be written.',
  },
  {
    test: /LimitExceeded|QuotaExceeded|limit (?:has been )?exceeded|exceeds? (?:the )?(?:account )?(?:limit|quota)/i,
    code: 'NOT_PLACED',
    reason: 'A quota of the AWS account is used up.',
  },
  {
    test: /AccessDenied|UnauthorizedOperation|is not authorized to perform/,
    code: 'ENGINE_FAILED',
    reason: 'AWS did not allow it: the provisioner has too few rights.',
  },
  {
    test: /Throttling|RequestLimitExceeded|Rate exceeded/,
    code: 'ENGINE_FAILED',
    reason: 'AWS had too many requests at that moment.',
  },
  {
    test: /no such host|connection refused|i\/o timeout|NoSuchBucket/i,
    code: 'ENGINE_FAILED',
    reason: 'AWS, or the bucket that holds what is known of it, did not answer.',
  },
];

/** What Pulumi's CLI says of a stack that somebody works on. */
export const LOCKED = /the stack is currently locked by/;
const TAKEN_PRIORITY = /PriorityInUse/;
// What the CLI says of a stack's file that is no checkpoint. Of one that it could not get it says something else behind
// the colon, and that one is not to be touched. Tested against the CLI too.
const UNREADABLE_STATE =
  /failed to load checkpoint: (?:place \d+: )?(?:json: |unexpected end of JSON|invalid character|unsupported checkpoint version)/;

/**
 * Words for an error of the engine.
 * @param forLog makes raw text fit for the log; it becomes the `cause`, and never goes to Slack
 */
export function engineError(
  error: unknown,
  diagnostics: readonly Diagnostic[],
  forLog: (text: string) => string,
): UserError {
  const texts = [...diagnostics.map(({ message }) => message), error instanceof Error ? error.message : String(error)];
  const [failed] = diagnostics.flatMap(({ type = '' }) => wordsFor(type) ?? []);
  const where = failed && `It stopped at ${failed.noun}.`;
  const cause = new Error(forLog(texts.join('\n')));
  if (texts.some((text) => UNREADABLE_STATE.test(text))) {
    return new UnreadableStateError('ENGINE_FAILED', 'What is known of it cannot be read.', { cause });
  }
  if (texts.some((text) => LOCKED.test(text))) {
    return new LockedStackError('ENGINE_FAILED', 'Another run was writing to the same stack.', { cause });
  }
  if (texts.some((text) => TAKEN_PRIORITY.test(text))) {
    return new TakenPriorityError('ENGINE_FAILED', 'The load balancer had no free place for its address.', { cause });
  }
  const known = PATTERNS.find(({ test }) => texts.some((text) => test.test(text)));
  const reason = [where, known?.reason].filter(Boolean).join(' ') || 'The engine ended with an error.';
  return new UserError(known?.code ?? 'ENGINE_FAILED', reason, { cause });
}
