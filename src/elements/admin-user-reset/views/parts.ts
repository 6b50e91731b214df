/** Parts that rows, accounts and the dialog share. */
import { html, type TemplateResult } from 'lit';
import type { ManagedUser } from '../../../client/auth-client.js';
import { registrationStates } from '../../../client/vocabulary.js';
import { gap, type Translate } from '../../../i18n/messages.js';
import { displayName } from './view.js';

export const registrationWords = (t: Translate, { registration }: ManagedUser): string =>
  t(`admin.state.${(registrationStates as readonly string[]).includes(registration) ? registration : 'unknown'}`);

/** A sentence with a user's name. The name keeps its own text direction. */
export function naming(say: (name: string) => string, user: ManagedUser): TemplateResult {
  const [before, ...after] = say(gap).split(gap);
  return html`${before}${after.map((rest) => html`<bdi>${displayName(user)}</bdi>${rest}`)}`;
}

/** Text that reads from left to right in every language. */
export const leftToRight = (value: string): TemplateResult => html`<bdi dir="ltr">${value}</bdi>`;

export const given = (value: string | undefined): TemplateResult | undefined => (value ? leftToRight(value) : undefined);

/** One line of a description list. */
export const line = (t: Translate, label: string, value: unknown): TemplateResult =>
  html`<div><dt>${label}</dt><dd>${value ?? html`<span class="latchkey-muted">${t('admin.not-on-record')}</span>`}</dd></div>`;
