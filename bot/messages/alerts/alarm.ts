import type { Alarm } from '../../notifier/parse-alert.ts';
import { type Message, reasonText, section } from '../message.ts';
import { plain } from '../operation/parts.ts';
import { escaped } from '../text.ts';

export function alarmAlert({ name, state, reason, description }: Alarm): Message {
  const line = `Alarm *${escaped(name)}*: ${escaped(state)}.`;
  const details = [description, reason]
    .filter((text): text is string => Boolean(text))
    .map((text) => section(reasonText(text)));
  return { text: line, blocks: [section(line), ...details] };
}

/** What it measures is well again; what broke meanwhile is told by itself. */
export function alarmOver({ name }: Alarm): Message {
  return plain(`Alarm *${escaped(name)}* is over.`);
}
