import { css } from 'lit';

/** The rows of the list, a user's account and the confirmation dialog. In the same layer as the fields. */
export const administration = css`
  @layer latchkey {
    :where(.latchkey-users[aria-busy='true'] > table) { opacity: 0.6; }

    :where(.latchkey-table) { inline-size: 100%; border-collapse: collapse; table-layout: fixed; }
    :where(.latchkey-table thead th:nth-child(1)) { inline-size: 38%; }
    :where(.latchkey-table thead th:nth-child(2)) { inline-size: 34%; }
    :where(.latchkey-table thead th:nth-child(4)) { inline-size: 4rem; }
    :where(.latchkey-table) :where(th, td) { padding: 0.5rem 0.75rem; border-block-end: 1px solid var(--_line); text-align: start; vertical-align: middle; }
    :where(.latchkey-table thead th) { color: var(--_muted); font-size: 0.875rem; font-weight: 600; white-space: nowrap; }
    :where(.latchkey-table tbody th) { font-weight: inherit; }
    :where(.latchkey-table) :where(th:first-child, td:first-child) { padding-inline-start: 0; }
    :where(.latchkey-table) :where(th:last-child, td:last-child) { padding-inline-end: 0; }
    :where(.latchkey-table td:nth-child(4)) { text-align: end; }
    :where(.latchkey-details > td) { padding-block: 0.75rem 1rem; padding-inline: 1.75rem 0; }
    :where(.latchkey-cell-label) { display: none; color: var(--_muted); }

    :where(.latchkey-expand) {
      display: inline-flex;
      gap: 0.5rem;
      align-items: center;
      min-block-size: 2.75rem;
      padding: 0;
      border: 0;
      border-radius: var(--_radius);
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    :where(.latchkey-expand > span > bdi:first-child) { font-weight: 600; }
    :where(.latchkey-expand:hover > span) { text-decoration: underline; }
    :where(.latchkey-chevron) { flex: none; inline-size: 1rem; block-size: 1rem; color: var(--_muted); }
    :where(.latchkey-chevron:dir(rtl)) { scale: -1 1; }
    :where(.latchkey-expand[aria-expanded='true'] > .latchkey-chevron) { rotate: 90deg; }
    :where(.latchkey-expand[aria-expanded='true'] > .latchkey-chevron:dir(rtl)) { rotate: -90deg; }
    :where(.latchkey-icon) {
      display: inline-grid;
      place-items: center;
      inline-size: 2.75rem;
      block-size: 2.75rem;
      padding: 0;
      border: 1px solid transparent;
      border-radius: var(--_radius);
      background: none;
      color: var(--_accent);
      cursor: pointer;
      /* For what only assistive technology reads in it. */
      position: relative;
    }
    :where(.latchkey-icon > svg) { inline-size: 1.25rem; block-size: 1.25rem; }
    :where(.latchkey-icon:hover) { border-color: var(--_accent); }

    :where(.latchkey-facts) { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: 0.75rem 1.5rem; margin: 0; }
    :where(.latchkey-facts dt) { color: var(--_muted); font-size: 0.8125rem; letter-spacing: 0.04em; text-transform: uppercase; }
    :where(.latchkey-facts dd) { margin: 0; }

    :where(.latchkey-pages) { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
    :where(.latchkey-pages > .latchkey-button) { inline-size: auto; }
    :where(.latchkey-pages > .latchkey-button[aria-disabled='true']) { border-color: var(--_line); color: var(--_muted); cursor: default; text-decoration: none; }

    :where(.latchkey-result) { display: grid; gap: 0.5rem; padding: 0.875rem 1rem; border: 2px solid var(--_success); border-radius: var(--_radius); }
    :where(.latchkey-reauthenticate) { display: grid; gap: 0.5rem; }

    :where(.latchkey-dialog) {
      inline-size: min(32rem, 100vi - 2rem);
      max-block-size: calc(100vb - 2rem);
      padding: min(1.5rem, 5vw);
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background: var(--_surface);
      color: var(--_text);
      overflow: auto;
    }
    :where(.latchkey-dialog)::backdrop { background: rgb(0 0 0 / 50%); }
    :where(.latchkey-dialog > * + *) { margin-block-start: 1rem; }
    :where(.latchkey-dialog p + p) { margin-block-start: 0.5rem; }
    :where(.latchkey-dialog-title) { font-size: 1.25rem; font-weight: 700; line-height: 1.3; text-wrap: balance; }
    :where(.latchkey-dialog > .latchkey-row-actions) { justify-content: flex-end; }
    @media (forced-colors: none) { :where(.latchkey-danger) { border-color: var(--_danger); background: var(--_danger); color: var(--_surface); } }

    @container (inline-size < 40rem) {
      :where(.latchkey-table, .latchkey-table tbody) { display: block; }
      /* Its words are told all the same. */
      :where(.latchkey-table thead) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
      :where(.latchkey-table tbody tr) { display: grid; grid-template-columns: minmax(0, 1fr) auto; padding-block: 0.5rem; border-block-end: 1px solid var(--_line); }
      :where(.latchkey-table tbody) :where(th, td) { display: block; padding: 0.125rem 0; border: 0; }
      :where(.latchkey-table tbody th) { grid-area: 1 / 1; }
      :where(.latchkey-table tbody td:nth-child(4)) { grid-area: 1 / 2; }
      :where(.latchkey-table tbody td:not(:nth-child(4))) { grid-column: 1 / -1; padding-inline-start: 1.5rem; }
      :where(.latchkey-cell-label) { display: inline; }
      :where(.latchkey-pages > .latchkey-button) { flex: 1 1 0; padding-inline: 0.5rem; }
    }
    @media (forced-colors: active) { :where(.latchkey-pages > .latchkey-button[aria-disabled='true']) { border-color: GrayText; color: GrayText; } }
    @media (prefers-reduced-motion: no-preference) { :where(.latchkey-chevron) { transition: rotate 0.15s; } }
  }
`;
