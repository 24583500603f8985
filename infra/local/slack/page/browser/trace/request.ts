import type { Trace } from '../../../trace/trace.ts';
import { element, make, setText } from '../element.ts';
import { took } from './words.ts';

/** How long Slack waits for an answer, in milliseconds. */
const SLACK_WAITS = 3000;

/** The request as it was sent, and the answer with its time. */
export function drawRequest({ request, answer }: Pick<Trace, 'request' | 'answer'>): void {
  element('trace-request').hidden = request === undefined;
  element('trace-ack').hidden = request === undefined;
  const meter = element<HTMLMeterElement>('trace-meter');
  meter.max = SLACK_WAITS;
  meter.high = SLACK_WAITS - 1000;
  meter.value = answer?.ms ?? 0;
  const words = answer === undefined ? 'Not answered yet' : `${answer.words} after ${took(answer.ms)}`;
  setText('trace-answer', `${words}; Slack waits ${took(SLACK_WAITS)}.`);
  element('trace-ack').classList.toggle('failed', answer?.failed === true);
  const { url, headers, fields } = request ?? { url: '', headers: {}, fields: [] };
  const headerLines = Object.entries(headers).flatMap(([name, value]) => line(name, ': ', value));
  element('trace-headers').replaceChildren(make('b', '', 'POST'), ` ${url}\n`, ...headerLines);
  element('trace-fields').replaceChildren(...fields.flatMap(([name, value]) => line(name, ' = ', value)));
}

function line(name: string, sign: string, value: string): (Node | string)[] {
  const isSigning = name.startsWith('x-slack-');
  return [make(isSigning ? 'mark' : 'b', '', name), `${sign}${value}\n`];
}
