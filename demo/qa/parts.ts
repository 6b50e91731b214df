/** Small parts that the sections of the test tools share. */
import { html, type TemplateResult } from 'lit';
import { people, type MockUser } from '../../src/mocks/index.js';

/** The person with this address or number. */
export const ownerOf = (address: string): MockUser | undefined =>
  people.find(({ email, phones = [] }) => email === address.toLowerCase() || phones.includes(address));

/** An address, number or time, shown left to right in any text. */
export const address = (text: string): TemplateResult => html`<bdi dir="ltr">${text}</bdi>`;

/** `142` → `2 min 22 s`. */
export const duration = (seconds: number): string => {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes > 0 && `${minutes} min`, (rest > 0 || minutes === 0) && `${rest} s`].filter(Boolean).join(' ');
};

export const time = (moment: number | string): string => new Date(moment).toLocaleTimeString('en-GB');

/** Confirms the copy beside the button and to screen readers. */
export const copyButton = (text: string, announce: (text: string) => void): TemplateResult => html`<button
  type="button" class="qa-button qa-copy" aria-label="Copy ${text}" @click=${async ({ currentTarget }: Event) => {
    const button = currentTarget as HTMLElement;
    await navigator.clipboard.writeText(text);
    announce(`Copied ${text}`);
    button.dataset['copied'] = '';
    setTimeout(() => { delete button.dataset['copied']; }, 1_500);
  }}>Copy</button>`;
