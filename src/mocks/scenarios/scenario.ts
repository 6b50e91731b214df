import type { Fault } from '../faults.js';

export interface Scenario {
  readonly name: string;
  /** What the server does otherwise than on an ordinary day, in a sentence. */
  readonly about: string;
  /** What the visitor sees, in a sentence. In “…” are the element's own words, in English: stories/scenarios.stories.ts looks for each. */
  readonly sees: string;
  /** The first stands outermost. */
  readonly faults: readonly Fault[];
}
