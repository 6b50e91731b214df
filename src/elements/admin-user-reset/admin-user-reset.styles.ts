import { css } from 'lit';

/** A wide frame, and where the host's tabs and actions stand in it. Its grid also lays out the list, whose parts are in the light DOM. */
export const wide = css`
  :host { max-inline-size: var(--latchkey-inline-size, 64rem); container-type: inline-size; }
  .list { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: var(--_gap); }
  .tabs { grid-area: 2 / 1 / auto / -1; min-inline-size: 0; margin-block-start: var(--_gap); }
  .actions { grid-area: 3 / 2; align-self: end; margin-block-start: var(--_gap); }
  .tabs[hidden], .actions[hidden] { display: none; }
  @container (inline-size < 40rem) { .actions { grid-area: 4 / 1 / auto / -1; justify-self: start; } }
`;
