import type { Settings } from '../../shared/bridge/index.ts';

export type Surround = Settings['surround'];

/** From dark to light, as they are offered. */
export const surrounds: readonly Surround[] = ['black', 'dark', 'mid', 'light', 'white'];

export function nextSurround(surround: Surround): Surround {
  return surrounds[(surrounds.indexOf(surround) + 1) % surrounds.length] ?? 'dark';
}
