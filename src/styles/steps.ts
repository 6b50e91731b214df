import { css } from 'lit';

/** What only the steps after an entry form show. Layered like the fields. */
export const steps = css`
  @layer latchkey {
    :where(.latchkey-muted) { color: var(--_muted); }
    :where(.latchkey-target) { display: grid; gap: 0.125rem; }
    :where(.latchkey-target > bdi) { justify-self: start; font-weight: 600; }
    :where(.latchkey-options) { display: grid; gap: 0.5rem; margin: 0; padding: 0; border: 0; min-inline-size: 0; }
    :where(.latchkey-options > legend) { padding: 0; margin-block-end: 0.5rem; font-weight: 600; }
    :where(.latchkey-option) {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--_field-line);
      border-radius: var(--_radius);
    }
    :where(.latchkey-option input) { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--_accent); }
    :where(.latchkey-rules) { display: grid; gap: 0.25rem; padding: 0; list-style: none; }
    :where(.latchkey-rules > li) { display: flex; gap: 0.5rem; color: var(--_muted); }
    :where(.latchkey-rules > li)::before { content: '○'; inline-size: 1em; text-align: center; }
    :where(.latchkey-rules > .latchkey-met) { color: var(--_success); }
    :where(.latchkey-rules > .latchkey-met)::before { content: '✓'; }
    :where(.latchkey-rules > .latchkey-advice)::before { content: '•'; }
    :where(.latchkey-ring) { display: flex; gap: 0.75rem; align-items: center; }
    :where(.latchkey-ring)::before {
      content: '';
      flex: none;
      inline-size: 0.75rem;
      block-size: 0.75rem;
      border-radius: 50%;
      background: var(--_accent);
      animation: latchkey-pulse 1.5s ease-in-out infinite;
    }
    @keyframes latchkey-pulse { 50% { opacity: 0.25; } }
    @media (prefers-reduced-motion: reduce) { :where(.latchkey-ring)::before { animation: none; } }
    @media (forced-colors: active) { :where(.latchkey-ring)::before { background: Highlight; } }
  }
`;
