import { LANE_WORDS, LANES, type Span } from './span.ts';

const TICKS = 10;

const STYLE = `
:root { color-scheme: light dark; font: 13px/1.5 system-ui, sans-serif; }
body { margin: 1rem; }
h2 { font-size: 1rem; margin: 1.2rem 0 .2rem; }
.row { display: grid; grid-template-columns: 26rem 1fr; gap: .5rem; border-bottom: 1px solid #8883; }
.row > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.time { position: relative; min-height: 1.4em; }
.bar { position: absolute; top: .2em; bottom: .2em; min-width: 2px; border-radius: 2px; }
.bar b { position: absolute; left: 100%; margin-left: .3rem; font-weight: normal; white-space: nowrap; }
.bar.late b { left: auto; right: 100%; margin-right: .3rem; }
.operation { background: #4c78a8; } .process { background: #f58518; } .resource { background: #54a24b; } .request { background: #b279a2; }
.tick { position: absolute; opacity: .6; }
`;

/** A waterfall on a page of its own, with nothing loaded from anywhere. */
export function waterfall(title: string, about: string, spans: readonly Span[]): string {
  const from = Math.min(...spans.map((span) => span.from));
  const total = Math.max(...spans.map((span) => span.to)) - from;
  const percent = (ms: number): string => ((ms / total) * 100).toFixed(3);
  const row = ({ lane, name, ...span }: Span): string => {
    const late = span.from - from > total / 2 ? ' late' : '';
    const place = `left:${percent(span.from - from)}%;width:${percent(span.to - span.from)}%`;
    const bar = `<div class="bar ${lane}${late}" style="${place}"><b>${ms(span.to - span.from)}</b></div>`;
    const text = escapeHtml(name);
    return `<div class="row"><span title="${text}">${text}</span><div class="time" title="from ${ms(span.from - from)}">${bar}</div></div>`;
  };
  const ticks = Array.from({ length: TICKS }, (_, at) => {
    const part = at / TICKS;
    return `<span class="tick" style="left:${part * 100}%">${ms(part * total)}</span>`;
  });
  const axis = `<div class="row"><span></span><div class="time">${ticks.join('')}</div></div>`;
  const lanes = LANES.map((lane) => ({
    lane,
    rows: spans.filter((span) => span.lane === lane).sort((a, b) => a.from - b.from),
  }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ lane, rows }) => `<h2>${LANE_WORDS[lane]}</h2>\n${axis}\n${rows.map(row).join('\n')}`);
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escapeHtml(title)}: ${ms(total)}</h1>\n<p>${escapeHtml(about)}</p>`,
    ...lanes,
    '</body></html>\n',
  ].join('\n');
}

const ms = (value: number): string => (value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${Math.round(value)} ms`);

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
