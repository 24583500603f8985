import { ERRORS, type ErrorCode } from '../../provisioner/contract/errors.ts';
import { type Answer, refused } from './answer.ts';

/** What happened, why (`facts`, mrkdwn), and what to type next, from the errors table. */
export function refusal(code: ErrorCode, facts = '', hint: string = ERRORS[code].hint): Answer {
  return refused(code, [`*${ERRORS[code].title}*`, facts].filter(Boolean).join(' '), hint);
}
