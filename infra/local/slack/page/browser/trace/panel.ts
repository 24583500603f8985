import type { Trace } from '../../../trace/trace.ts';
import { element, setText } from '../element.ts';
import { drawLegend } from './legend.ts';
import { drawRequest } from './request.ts';
import { drawLater, drawWaterfall } from './waterfall.ts';
import { took } from './words.ts';

const OPEN_KEY = 'trace-open';
/** The choice that is always the newest. */
const NEWEST = '';
/** Drawn for somebody who has done nothing, so that nothing of a former person is left, not even hidden. */
const NOTHING: Trace = {
  id: '',
  title: 'Nothing yet',
  isVisit: false,
  began: 0,
  state: 'under way',
  words: '',
  rows: [],
  later: [],
  ms: 0,
  awaitsLog: false,
};

export interface TracePanel {
  take(trace: Trace): void;
  /** Closes it where it stands in the place of the conversation. */
  giveWay(): void;
  /** Forgets what the former person did. */
  clear(): void;
}

/** The panel beside the conversation: what became of what a person did, from the signed request to the last message. */
export function createTracePanel(): TracePanel {
  const [panel, toggle] = [element('trace'), element('trace-toggle')];
  const which = element<HTMLSelectElement>('trace-which');
  const traces = new Map<string, Trace>();

  const draw = (): void => {
    const shown = traces.get(which.value) ?? newest([...traces.values()]) ?? NOTHING;
    element('trace-empty').hidden = shown !== NOTHING;
    element('trace-shown').hidden = shown === NOTHING;
    element('trace-choice').hidden = shown === NOTHING;
    const length = shown.state === 'under way' ? 'so far' : 'in all';
    setText('trace-title-of', shown.title);
    setText('trace-state', `${shown.words} ${took(shown.ms)} ${length}.`);
    element('trace-state').dataset['state'] = shown.state;
    drawRequest(shown);
    drawWaterfall(element('trace-rows'), shown);
    element('trace-awaits').hidden = !shown.awaitsLog;
    element('trace-later').hidden = shown.later.length === 0;
    drawLater(element('trace-later-rows'), shown.later);
  };
  const drawChoice = (): void => {
    const chosen = which.value;
    const options = [...traces.values()].map(({ id, title, began }) => new Option(`${clock(began)} ${title}`, id));
    which.replaceChildren(new Option('The newest', NEWEST), ...options.reverse());
    which.value = traces.has(chosen) ? chosen : NEWEST;
  };
  const show = (open: boolean): void => {
    panel.hidden = !open;
    toggle.ariaExpanded = String(open);
    document.body.classList.toggle('tracing', open);
    localStorage.setItem(OPEN_KEY, String(open));
  };
  const close = (): void => {
    show(false);
    toggle.focus();
  };

  toggle.onclick = () => {
    const open = panel.hidden === true;
    show(open);
    if (open) element('trace-title').focus();
  };
  element('trace-close').onclick = close;
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  which.onchange = draw;
  drawLegend(element('trace-legend'));
  show(localStorage.getItem(OPEN_KEY) === 'true');
  draw();
  return {
    take(trace) {
      const isNew = traces.get(trace.id)?.title !== trace.title;
      traces.set(trace.id, trace);
      if (isNew) drawChoice();
      draw();
    },
    giveWay() {
      if (!document.querySelector('main')?.checkVisibility()) show(false);
    },
    clear() {
      traces.clear();
      drawChoice();
      draw();
    },
  };
}

/** Whoever opens the message of what they asked for wants to go on seeing that. */
function newest(traces: readonly Trace[]): Trace | undefined {
  return traces.findLast(({ isVisit }) => !isVisit) ?? traces.at(-1);
}

function clock(epochMs: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(epochMs);
}
