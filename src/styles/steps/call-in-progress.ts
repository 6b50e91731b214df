import { css } from 'lit';

/** The styles of `call-in-progress`. In the layer, like the fields. */
export const callInProgress = css`
  @layer latchkey {
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
