import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Destination } from '../../events/navigate.js';
import { common } from '../../i18n/en/common.js';
import { loginOptions } from '../../i18n/en/login-options.js';
import type { Messages } from '../../i18n/messages.js';
import { entry } from '../../styles/entry.js';
import { loginOptions as optionsStyles } from '../../styles/login-options.js';
import { heading, subheading } from '../../views/heading.js';
import type { ContentView, NavigationChoice } from '../../views/view.js';
import { ContentElement } from '../content-element.js';
import { hrefWithChoice } from './href-with-choice.js';

const words = { ...common, ...loginOptions };

/** The login methods of customers and providers, in the default order. */
const allMethods = ['email', 'phone'] as const;
type Method = (typeof allMethods)[number];
const isMethod = (value: string): value is Method => allMethods.includes(value as Method);

/**
 * The first screen of a login. The visitor chooses the organisation's own login, or Customer/Provider login by email or by phone. Three more
 * links lead to registration, to the first login with MFA, and to help.
 *
 * @tag login-options
 * @summary Lets a visitor choose how to log in.
 * @fires {AuthNavigateEvent} auth-navigate - the visitor chose a destination; for `sign-in`, the detail has `method` and `remember`. With a
 *   `sign-in-href`, its query has them: `method=email` or `method=phone`, and `remember=true` when Remember Me is ticked
 */
export class LoginOptions extends ContentElement {
  static override properties: PropertyDeclarations = {
    // Reflected for CSS: the width is that of one panel or of two.
    organization: { reflect: true },
    methods: {},
    remember: { type: Boolean },
  };

  static override contentStyles = [entry, optionsStyles];

  static override styles = [...ContentElement.styles, css`
    :host([organization]:not([organization=''])) { max-inline-size: var(--latchkey-inline-size, 50rem); }
  `];

  /** The name of the organisation that has its own login. Without it, only Customer/Provider login shows. */
  organization?: string | undefined;
  /** The Customer/Provider login methods, separated by spaces, in display order. Default: `email phone`. */
  methods: string = allMethods.join(' ');
  /** Whether Remember Me is ticked. Follows the visitor. Never reflected. */
  remember = false;

  #methods: readonly Method[] = allMethods;

  protected override get defaultMessages(): Partial<Messages> {
    return words;
  }

  /** A link has no event listener, so its address carries the choice. */
  protected override hrefTo(to: Destination, choice: NavigationChoice = {}): string | undefined {
    const href = super.hrefTo(to);
    return href !== undefined && choice.method ? hrefWithChoice(href, choice, this.baseURI) : href;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('methods')) this.#methods = this.#readMethods();
  }

  protected override renderContent(): unknown {
    const { view } = this;
    const { t } = view;
    const organization = this.organization?.trim();
    return html`${heading(view, t('login-options.heading'))}
      <div class="latchkey-panels">
        ${organization ? this.#renderPanel(view, {
          name: 'organization',
          title: t('login-options.organization', { organization }),
          text: t('login-options.organization-text', { organization }),
          actions: view.destination('domain-login', t('login-options.organization-login', { organization }), 'latchkey-button latchkey-primary'),
        }) : nothing}
        ${this.#renderPanel(view, {
          name: 'others',
          title: t('login-options.others'),
          text: t('login-options.others-text'),
          actions: html`${this.#methods.map((method) => view.destination('sign-in', t(`login-options.${method}`), 'latchkey-button latchkey-primary', {
            method, remember: this.remember,
          }))}${this.#renderRemember(view)}`,
        })}
      </div>
      <ul class="latchkey-sentences">
        <li>${view.destination('register', t('login-options.register'))}</li>
        <li>${view.destination('mfa-registration', t('login-options.first-login'))}</li>
        <li>${view.destination('help', t('login-options.trouble'))}</li>
      </ul>`;
  }

  #renderPanel(view: ContentView, { name, title, text, actions }: { name: string; title: string; text: string; actions: unknown }): TemplateResult {
    const headingId = view.id(`${name}-heading`);
    return html`<div class="latchkey-panel" role="group" aria-labelledby=${headingId}>
      ${subheading(view, headingId, title)}
      <p>${text}</p>
      <div class="latchkey-actions">${actions}</div>
    </div>`;
  }

  #renderRemember(view: ContentView): TemplateResult {
    const hintId = view.id('remember-hint');
    return html`<div class="latchkey-remember">
      <label class="latchkey-check"><input type="checkbox" name="remember" id=${view.id('remember')} aria-describedby=${hintId} .checked=${this.remember}
        @change=${(event: Event) => { this.remember = (event.target as HTMLInputElement).checked; }}>${view.t('login-options.remember')}</label>
      <p class="latchkey-hint" id=${hintId}>${view.t('login-options.remember-hint')}</p>
    </div>`;
  }

  #readMethods(): readonly Method[] {
    const named = [...new Set((this.methods ?? '').split(/[\s,]+/).filter(Boolean))];
    const unknown = named.filter((name) => !isMethod(name));
    if (unknown.length > 0) {
      console.warn(`latchkey: <${this.localName}> does not know the methods ${unknown.map((name) => `"${name}"`).join(', ')}; there are ${allMethods.join(', ')}`);
    }
    const known = named.filter(isMethod);
    return known.length > 0 ? known : allMethods;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'login-options': LoginOptions }
}
