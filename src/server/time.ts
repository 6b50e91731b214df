import type { Clock } from './ports.js';

/** The moment that many seconds from now, in milliseconds. */
export const inSeconds = (clock: Clock, seconds: number): number => clock.now() + seconds * 1_000;

/** Whole seconds until a moment; 0 once it has passed. */
export const secondsUntil = (clock: Clock, moment: number): number => Math.max(0, Math.ceil((moment - clock.now()) / 1_000));
