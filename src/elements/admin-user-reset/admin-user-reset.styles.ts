import { css } from 'lit';

/** A wide frame with the host's tabs and actions. Its grid also lays out the list, whose parts are in the light DOM. */
export const wide = css`
  :host { max-inline-size: var(--latchkey-inline-size, 64rem); container-type: inline-size; }
  .list { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: var(--_gap); }
  .tabs { grid-area: 2 / 1 / auto / -1; min-inline-size: 0; margin-block-start: var(--_gap); }
  .actions { grid-area: 3 / 2; align-self: end; margin-block-start: var(--_gap); }
  .tabs[hidden], .actions[hidden] { display: none; }
  @container (inline-size < 40rem) { .actions { grid-area: 4 / 1 / auto / -1; justify-self: start; } }
`;

/**
 * The frame of the list and of a user's page, which show before the server answers. In the same layer as the fields.
 * The widths are those of the element, which is a size container, not of the page.
 */
export const start = css`
  @layer latchkey {
    /* The list's parts are laid out by the frame, so that the host's tabs and actions can stand between them. */
    :where(.latchkey-content:has(> .latchkey-users)) { display: contents; }
    :where(.latchkey-users-top) { grid-area: 1 / 1 / auto / -1; display: grid; gap: 0.5rem; }
    :where(.latchkey-search) { grid-area: 3 / 1; max-inline-size: 28rem; margin-block-start: var(--_gap); }
    :where(.latchkey-users) { grid-area: 5 / 1 / auto / -1; display: grid; gap: 0.75rem; min-inline-size: 0; margin-block-start: var(--_gap); }

    :where(.latchkey-breadcrumb ol) { display: flex; flex-wrap: wrap; align-items: center; margin: 0; padding: 0; list-style: none; }
    :where(.latchkey-breadcrumb li) { display: flex; align-items: center; min-inline-size: 0; }
    :where(.latchkey-breadcrumb li + li)::before { content: '/' / ''; margin-inline-end: 0.5rem; color: var(--_muted); }
    :where(.latchkey-breadcrumb li + li > .latchkey-link) { margin-inline-start: -0.5rem; }
    :where(.latchkey-breadcrumb li[aria-current]) { padding-block: 0.25rem; font-weight: 600; }
    :where(.latchkey-breadcrumb li:first-child > *) { margin-inline-start: -0.5rem; }
    :where(.latchkey-breadcrumb a) { display: inline-flex; align-items: center; }

    :where(.latchkey-row-actions) { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
    :where(.latchkey-row-actions > .latchkey-button) { inline-size: auto; }

    @container (inline-size < 40rem) {
      :where(.latchkey-search) { max-inline-size: none; grid-column: 1 / -1; }
      :where(.latchkey-row-actions > .latchkey-button) { flex: 1 1 auto; }
    }
  }
`;
