import type { Spot } from '../spot.ts';

/** Siblings share a network on Fargate whatever the file says; what asks for more or less than that cannot be had. */
export function checkNetworkMode(mode: string | undefined, spot: Spot): void {
  if (mode === undefined || mode === 'bridge' || mode.startsWith('service:')) return;
  spot.refuse(
    mode === 'none'
      ? 'The containers of a task share its network, and none can be without. Take it out.'
      : `A task has a network of its own, so ${mode} cannot be had. Take it out; siblings are at localhost anyway.`,
  );
}
