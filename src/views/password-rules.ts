import { html, nothing, type TemplateResult } from 'lit';
import type { PasswordPolicy } from '../client/auth-client.js';
import type { Translate } from '../i18n/messages.js';
import { checkPassword, type PasswordCheck } from '../journey/password.js';
import type { View } from './view.js';

export type NamedRule = Pick<PasswordCheck, 'rule' | 'length'>;

const ruleText = (t: Translate, { rule, length }: NamedRule): string =>
  rule === 'min-length' || rule === 'max-length' ? t(`rule.${rule}`, { length: length ?? 0 }) : t(`rule.${rule}`);

/** One sentence that names the broken rules, in one language. */
export function brokenRules({ t }: Pick<View, 't'>, rules: readonly NamedRule[]): string {
  const whole = t.together('password.weak', ...rules.map(({ rule }) => `rule.${rule}` as const));
  return whole('password.weak', { rules: rules.map((rule) => ruleText(whole, rule)) });
}

/** The password policy as a checklist that follows the typing. Rules that only the server can check have no mark. */
export function passwordRules(view: View, policy: PasswordPolicy): TemplateResult | typeof nothing {
  const checks = checkPassword(policy, view.typed);
  if (checks.length === 0) return nothing;
  const mark = ({ met }: PasswordCheck) => (met === undefined ? 'latchkey-advice' : met ? 'latchkey-met' : '');
  const said = ({ met }: PasswordCheck) => (met === undefined ? nothing
    : html`<span class="latchkey-unseen"> (${view.t(met ? 'password.met' : 'password.unmet')})</span>`);
  return html`<div id=${view.id('rules')}>
    <p class="latchkey-muted">${view.t('password.rules')}</p>
    <ul class="latchkey-rules">${checks.map((check) => html`<li class=${mark(check)}><span>${ruleText(view.t, check)}${said(check)}</span></li>`)}</ul>
  </div>`;
}
