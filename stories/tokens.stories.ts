import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { css, html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { frame } from '../src/styles/frame.js';
import { fieldTokens } from '../src/styles/field-tokens.js';
import { tokens } from '../src/styles/tokens.js';
import { loadWorld, worldOf } from './support/world.js';

const meta: Meta = { title: 'Theming/tokens', tags: ['!autodocs'] };
export default meta;

interface Token { readonly name: string; readonly value: string }

/** Reads every custom property and its default from the styles themselves. */
const all: readonly Token[] = [fieldTokens, tokens, frame].flatMap(({ cssText }) =>
  [...cssText.matchAll(/var\((--latchkey-[\w-]+), ((?:[^()]|\((?:[^()]|\([^()]*\))*\))+)\)/g)].map(([, name = '', value = '']) => ({ name, value })));

const page = css`
  .tokens { inline-size: 100%; border-collapse: collapse; font: 1rem/1.5 system-ui, sans-serif; }
  .tokens caption { margin-block-end: 1rem; text-align: start; }
  .tokens :is(th, td) { padding: 0.5rem 1rem 0.5rem 0; border-block-end: 1px solid light-dark(#d5dbe3, #363f4b); text-align: start; font-weight: 400; }
  .tokens span { display: inline-block; inline-size: 3rem; block-size: 1.5rem; border: 1px solid; border-radius: 0.25rem; vertical-align: middle; }
`;

const row = ({ name, value }: Token): TemplateResult => html`<tr>
  <th scope="row"><code dir="ltr">${name}</code></th>
  <td><code dir="ltr">${value}</code></td>
  <td>${name.includes('-color-') ? html`<span style=${styleMap({ background: `var(${name}, ${value})` })}></span>` : nothing}</td>
</tr>`;

/** Set any of these on any ancestor of an element: on `:root`, on a provider, or on the element. Light and dark follow the page's `color-scheme`. */
export const All: StoryObj = {
  beforeEach: () => {
    const before = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [...before, page.styleSheet!];
    return () => { document.adoptedStyleSheets = before; };
  },
  render: () => html`<table class="tokens">
      <caption>Set any of these on <code>:root</code>, a provider or an element. Light and dark follow the page’s <code>color-scheme</code>.</caption>
      <thead><tr><th scope="col">Custom property</th><th scope="col">Default</th><th scope="col">Looks like</th></tr></thead>
      <tbody>${all.map(row)}</tbody>
    </table>`,
};

/** Eleven lines of a host's CSS, and no other style. */
export const AnotherLook: StoryObj = {
  loaders: [loadWorld],
  render: (_, context) => html`<div style=${styleMap({
    '--latchkey-color-surface': '#fff8ef',
    '--latchkey-color-text': '#2a1a10',
    '--latchkey-color-muted': '#6b5140',
    '--latchkey-color-line': '#e4cfb8',
    '--latchkey-color-field': '#fff',
    '--latchkey-color-field-line': '#8a6a52',
    '--latchkey-color-accent': '#8c2f1b',
    '--latchkey-color-on-accent': '#fff',
    '--latchkey-radius': '0',
    '--latchkey-font': '1.0625rem/1.6 Georgia, serif',
    '--latchkey-inline-size': '34rem',
  })}><forgot-password-wizard .client=${worldOf(context).client}></forgot-password-wizard></div>`,
};
