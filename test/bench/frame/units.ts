import type { Unit } from './figures.ts';

/** A value with its unit, as short as it can be read. */
export function withUnit(value: number, unit: Unit): string {
  if (unit === 'count') return Number.isInteger(value) ? String(value) : value.toFixed(1);
  if (unit === 'bytes') {
    return value < 1024 ** 2 ? `${Math.round(value / 1024)} KB` : `${Math.round(value / 1024 ** 2)} MB`;
  }
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
