import type { Name } from './metric.ts';
import { answers } from './widgets/answers.ts';
import { createsByResult, createTime } from './widgets/creates.ts';
import type { Widget } from './widgets/graph.ts';
import { alarmStates, errors, sweeps } from './widgets/health.ts';
import type { Look } from './widgets/look.ts';
import { cost, playgrounds, waiting } from './widgets/playgrounds.ts';

/** A dashboard is 24 wide. */
const COLUMNS = 3;
const WIDTH = 8;
const HEIGHT = 6;

/** The body of a deployment's one dashboard: what people notice first, then why. */
export function dashboard(look: Look, alarmArns: readonly Name[]): { widgets: (Widget & Place)[] } {
  return layOut([
    alarmStates(alarmArns),
    answers(look),
    createsByResult(look),
    createTime(look),
    playgrounds(look),
    waiting(look),
    sweeps(look),
    errors(look),
    cost(look),
  ]);
}

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

function layOut(widgets: readonly Widget[]): { widgets: (Widget & Place)[] } {
  return {
    widgets: widgets.map((widget, index) => ({
      ...widget,
      x: (index % COLUMNS) * WIDTH,
      y: Math.floor(index / COLUMNS) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
    })),
  };
}
