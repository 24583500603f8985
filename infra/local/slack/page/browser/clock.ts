import { ask } from './ask.ts';
import { element, setText } from './element.ts';

/** Winds the clock of the local cloud forward, so that warnings and expiries need no waiting. */
export function startClock(): void {
  const by = element<HTMLSelectElement>('clock-by');
  element<HTMLFormElement>('clock').addEventListener('submit', (event) => {
    event.preventDefault();
    void wind(Number(by.value), by.selectedOptions[0]?.text ?? '');
  });
}

async function wind(seconds: number, words: string): Promise<void> {
  setText('notice', 'Winding…');
  const asked = await ask<{ rows: number }>('clock', { seconds });
  const said = 'why' in asked ? asked.why : `${words}: the bot has been told that this time has passed.`;
  setText('notice', said);
}
