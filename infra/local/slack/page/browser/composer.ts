import { COMMANDS } from '../../../../../bot/commands-table.ts';
import { COMMAND } from '../../workspace.ts';
import { hint, type Suggestion, suggest } from './completion.ts';
import { element, setText } from './element.ts';
import type { Sent } from './send.ts';
import { createSuggestions } from './suggestions.ts';
import { createTypedBefore } from './typed-before.ts';

/** The line at the bottom: completes commands, gets earlier ones back, and sends. */
export function startComposer(send: (line: string) => Promise<Sent>): void {
  const input = element<HTMLInputElement>('text');
  const before = createTypedBefore();
  const put = (text: string): void => {
    input.value = text;
    setText('hint', hint(text, COMMAND, COMMANDS));
  };
  const complete = (): void => {
    suggestions.show(suggest(input.value, COMMAND, COMMANDS));
    setText('hint', hint(input.value, COMMAND, COMMANDS));
  };
  const take = ({ insert }: Suggestion): void => {
    put(insert);
    suggestions.close();
  };
  const suggestions = createSuggestions(input, element('suggestions'), take);

  const submit = async (): Promise<void> => {
    const line = input.value.trim();
    if (line === '') return;
    before.add(line);
    put('');
    suggestions.close();
    setText('notice', 'Sending…');
    const sent = await send(line);
    setText('notice', sent.notice);
    if (!sent.accepted && input.value === '') put(line);
  };

  const offer = (line: string | undefined): boolean => {
    if (line !== undefined) put(line);
    return line !== undefined;
  };
  const takeIfAny = (suggestion: Suggestion | undefined): boolean => {
    if (suggestion !== undefined) take(suggestion);
    return suggestion !== undefined;
  };
  // Each says whether it did something; a key that did nothing keeps its usual meaning.
  const inList: Record<string, () => boolean> = {
    ArrowDown: () => suggestions.move(1),
    ArrowUp: () => suggestions.move(-1),
    Escape: () => suggestions.close(),
    Tab: () => takeIfAny(suggestions.chosen() ?? suggestions.first()),
    Enter: () => takeIfAny(suggestions.chosen()),
  };
  const outside: Record<string, () => boolean> = {
    ArrowUp: () => (input.value === '' || before.isBrowsing()) && offer(before.older(input.value)),
    ArrowDown: () => before.isBrowsing() && offer(before.newer()),
  };

  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = (suggestions.isOpen() ? inList : outside)[event.key];
    if (act?.()) event.preventDefault();
  });
  input.addEventListener('input', () => {
    before.leave();
    setText('notice', '');
    complete();
  });
  input.addEventListener('blur', suggestions.close);
  element<HTMLFormElement>('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
}
