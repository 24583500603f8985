import type { Metric } from '../metric.ts';

/** CloudWatch's own form of a widget, without its place: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
export interface Widget {
  type: 'metric' | 'alarm' | 'text';
  properties: Record<string, unknown>;
}

/** One line of a graph: a metric's statistic, or what is reckoned from others by their ids. */
export type Line =
  | { metric: Metric; statistic: string; label: string; id?: string; hidden?: true }
  | { expression: string; label: string };

export interface GraphOptions {
  region: string;
  /** One figure for each point; CloudWatch keeps minutes for 15 days, and 5 minutes for 63. */
  minutes?: number;
  /** Lines on top of each other: parts of a whole. */
  stacked?: boolean;
  /** Of the left axis. */
  unit?: string;
  /** A line across, such as the threshold of an alarm. */
  limit?: { label: string; value: number };
}

export function graph(title: string, lines: readonly Line[], options: GraphOptions): Widget {
  const { region, minutes = 5, stacked = false, unit, limit } = options;
  return {
    type: 'metric',
    properties: {
      title,
      region,
      view: 'timeSeries',
      stacked,
      period: minutes * 60,
      metrics: lines.map(lineOf),
      yAxis: { left: { min: 0, ...(unit !== undefined && { label: unit, showUnits: false }) } },
      ...(limit && { annotations: { horizontal: [limit] } }),
    },
  };
}

function lineOf(line: Line): unknown[] {
  if ('expression' in line) return [line];
  const { metric, statistic, label, id, hidden } = line;
  const about = { stat: statistic, label, ...(id !== undefined && { id }), ...(hidden && { visible: false }) };
  return [metric.namespace, metric.name, ...Object.entries(metric.dimensions).flat(), about];
}
