import { ERRORS, type ErrorCode } from '../../provisioner/contract/errors.ts';
import { type Answer, answer } from './answer.ts';

/** What happened, why (`facts`, mrkdwn), and what to type next, from the errors table. */
export function refusal(code: ErrorCode, facts = '', hint: string = ERRORS[code].hint): Answer {
  return answer([`*${ERRORS[code].title}*`, facts].filter(Boolean).join(' '), hint);
}
