import type { Spot } from '../spot.ts';

const ON = ['true', 't', 'yes', 'y', 'on', '1'];
const OFF = ['false', 'f', 'no', 'n', 'off', '0'];

/** A switch may be a text, because a variable may fill it in; Compose takes the words of Go and of older YAML. */
export function isOn(value: boolean | string | undefined, spot: Spot): boolean {
  if (typeof value !== 'string') return value === true;
  const word = value.toLowerCase();
  if (!ON.includes(word) && !OFF.includes(word))
    spot.refuse(`It must be true or false, and is "${value}". Write one of the two.`);
  return ON.includes(word);
}
