import { type ErrorCode, UserError } from '../contract/errors.ts';

/** Of these nobody knows whether they last; all other codes say what is wrong with the playground, or with what is known of it. */
const MAY_PASS: readonly ErrorCode[] = ['ENGINE_FAILED', 'NOT_REMOVED', 'INTERNAL'];

/** What AWS refuses each time: what it does not allow, and requests that make no sense to it. And how the provisioner is built. */
const LASTING = [
  /AccessDenied|UnauthorizedOperation|AuthorizationError|is not authorized to perform|OptInRequired/,
  /ValidationException|ValidationError|InvalidParameter(?:Value|Combination)|MissingParameter|MalformedPolicyDocument/,
  /no resource plugin|Could not automatically download and install resource plugin|EROFS|read-only file system/i,
];

/** Whether the next run would fail for the same reason, so that it is better said at once. */
export function isLasting(error: unknown): boolean {
  if (error instanceof UserError && !MAY_PASS.includes(error.code)) return true;
  return textsOf(error).some((text) => LASTING.some((pattern) => pattern.test(text)));
}

/** Its name and message, and those of what caused it: what the engine said stands there, and never in what people read. */
function textsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.name, error.message, ...(error.cause === undefined ? [] : textsOf(error.cause))];
}
