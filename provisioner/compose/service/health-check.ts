import type { TemplateContainer } from '../../templates/template.ts';
import type { HealthCheck } from '../compose-file.ts';
import type { Spot } from '../spot.ts';
import { parseDuration } from '../units.ts';
import { openText } from './plain.ts';
import { isOn } from './switch.ts';
import { textList } from './text-list.ts';

/** ECS's ranges, in seconds: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
const RANGES = {
  interval: [5, 300],
  timeout: [2, 60],
  start_period: [0, 300],
} as const;
/** Compose's own, because ECS's differ. */
const DEFAULTS = { interval: '30s', timeout: '30s', retries: 3 };

export function healthCheckOf(check: HealthCheck | undefined, spot: Spot): TemplateContainer['healthCheck'] {
  if (check === undefined || isOn(check.disable, spot.at('disable')) || isNone(check.test)) return undefined;
  if (check.test === undefined) {
    spot.refuse(
      'It has no test, and ECS does not know the image’s own. Write the test here, as the Dockerfile of the image has it.',
    );
    return undefined;
  }
  const command = commandOf(check.test, spot.at('test'));
  const interval = seconds('interval', check.interval ?? DEFAULTS.interval, spot);
  const timeout = seconds('timeout', check.timeout ?? DEFAULTS.timeout, spot);
  const startPeriod = check.start_period === undefined ? 0 : seconds('start_period', check.start_period, spot);
  const retries = Number(check.retries ?? DEFAULTS.retries);
  if (!Number.isInteger(retries) || retries < 1 || retries > 10) {
    spot
      .at('retries')
      .refuse(`ECS takes 1 to 10 retries, and these are ${check.retries}. Write a number in that range.`);
  }
  if (!command) return undefined;
  return { command, interval, timeout, retries, ...(startPeriod > 0 && { startPeriod }) };
}

function isNone(test: HealthCheck['test']): boolean {
  return Array.isArray(test) && test[0] === 'NONE';
}

function commandOf(test: string | string[], spot: Spot) {
  if (typeof test === 'string') return ['CMD-SHELL', openText(test, spot)];
  if ((test[0] === 'CMD' && test.length > 1) || (test[0] === 'CMD-SHELL' && test.length === 2))
    return textList(test, spot);
  spot.refuse(
    'A test in a list begins with CMD and the words of a command, or CMD-SHELL and one line for the shell. Put that first.',
  );
  return undefined;
}

function seconds(key: keyof typeof RANGES, text: string, spot: Spot): number {
  const [from, to] = RANGES[key];
  const value = parseDuration(text);
  if (value !== undefined && Number.isInteger(value) && value >= from && value <= to) return value;
  spot
    .at(key)
    .refuse(
      `ECS takes whole seconds from ${from} to ${to} here, and this is ${text}. Write a duration in that range, such as ${from}s.`,
    );
  return from;
}
