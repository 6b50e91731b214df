import { css, html, type PropertyDeclarations, type PropertyValues } from 'lit';
import { detailsOf, watchDetails, type HelpDetails } from '../../controllers/help-details.js';
import { common } from '../../i18n/en/common.js';
import { loginHelp } from '../../i18n/en/login-help.js';
import type { Messages } from '../../i18n/messages.js';
import { loginHelp as helpStyles } from '../../styles/login-help.js';
import { heading } from '../../views/heading.js';
import { ContentElement } from '../content-element.js';
import { detailsText, detailsView, type CopyOutcome } from './details-view.js';
import { around, isTopic, parts, topics, type Topic } from './parts.js';
import { triageView } from './triage-view.js';
import { triage, type Answer } from './triage.js';

const words = { ...common, ...loginHelp };

/**
 * Helps a visitor who cannot log in. It asks a few questions and gives one advice, explains each kind of login in an accordion, and copies
 * the details that a help desk needs.
 *
 * @tag login-help
 * @summary Leads a visitor who cannot log in to the right flow.
 * @fires {AuthNavigateEvent} auth-navigate - the visitor chose a flow, or wants to go back to the login page
 */
export class LoginHelp extends ContentElement {
  static override properties: PropertyDeclarations = {
    organization: {},
    topic: {},
    answers: { state: true },
    copied: { state: true },
  };

  static override contentStyles = [helpStyles];

  static override styles = [...ContentElement.styles, css`:host { max-inline-size: var(--latchkey-inline-size, 38rem); }`];

  /**
   * Starts to record, in memory, the steps and failures in a document, for "Copy details". Call it early when this element is added late:
   * most visitors ask for help after the failure. `define/login-help` calls it for its own document.
   */
  static watch(document: Document): void {
    watchDetails(document);
  }

  /** The name of the organisation that has its own login. Without it, the help does not mention one. */
  organization = '';
  /** The part of the accordion to open: `organization`, `customer`, `mfa`, `registration` or `incomplete`. A later change also moves focus to it. */
  topic = '';

  private answers: readonly Answer[] = [];
  private copied?: { readonly outcome: CopyOutcome; readonly details: HelpDetails };

  /** The part to open once it is rendered. `go`: also move focus to it. */
  #wanted: { readonly topic: Topic; readonly go: boolean } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    watchDetails(this.ownerDocument);
  }

  protected override get defaultMessages(): Partial<Messages> {
    return words;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('topic')) this.#readTopic();
    if (this.#wanted?.go && this.#shows(this.#wanted.topic)) this.focusNext(`${this.#wanted.topic}-title`);
  }

  protected override updated(changed: PropertyValues): void {
    // Before focus moves, because content of a closed part takes no focus.
    this.#openWanted();
    super.updated(changed);
  }

  protected override renderContent(): unknown {
    const { view } = this;
    const organization = this.#owner;
    return html`<div class="latchkey-top">${view.destination('back', view.t('login-help.back'))}</div>
      ${heading(view, view.t('login-help.heading'))}
      ${triageView(view, triage(this.answers, organization !== ''), organization, {
        answer: (answer) => this.#answer(answer),
        previous: () => this.#return(this.#answered.slice(0, -1)),
        again: () => this.#return([]),
        open: (topic) => this.#goTo(topic),
      })}
      ${parts(view, organization)}
      ${detailsView(view, this.copied?.outcome, detailsText(view.t, this.copied?.details ?? {}), () => void this.#copy())}`;
  }

  /** The organisation, or an empty string. */
  get #owner(): string {
    return this.organization?.trim() ?? '';
  }

  /** The answers that still fit the questions. */
  get #answered(): readonly Answer[] {
    return triage(this.answers, this.#owner !== '').answered.map(({ answer }) => answer);
  }

  #shows(topic: Topic): boolean {
    return topic !== 'organization' || this.#owner !== '';
  }

  #readTopic(): void {
    const topic = this.topic?.trim() ?? '';
    this.#wanted = isTopic(topic) ? { topic, go: this.hasUpdated } : undefined;
    if (topic !== '' && !isTopic(topic)) {
      console.warn(`latchkey: <${this.localName}> does not know the topic "${topic}"; there are ${topics.join(', ')}`);
    }
  }

  /** Opens a part and moves focus to it. */
  #goTo(topic: Topic): void {
    this.#wanted = { topic, go: true };
    this.requestUpdate();
  }

  #openWanted(): void {
    const wanted = this.#wanted;
    if (!wanted || !this.#shows(wanted.topic)) return;
    this.#wanted = undefined;
    for (let at: Topic | undefined = wanted.topic; at; at = around[at]) this.#open(at);
    // Focus would scroll too, but it stays when it is elsewhere in the page.
    if (wanted.go) this.byId(wanted.topic)?.scrollIntoView({ block: 'nearest' });
  }

  #open(topic: Topic): void {
    const part = this.byId(topic) as HTMLDetailsElement | null;
    if (part) part.open = true;
  }

  #answer(answer: Answer): void {
    this.answers = [...this.#answered, answer];
    const { now } = triage(this.answers, this.#owner !== '');
    if ('question' in now) {
      this.announce();
      this.focusNext('question');
      return;
    }
    // Screen readers read the title on focus. This announces the text.
    this.announce((t) => t(`login-help.text.${now.advice}`, { organization: this.#owner }));
    this.focusNext('advice');
  }

  #return(answers: readonly Answer[]): void {
    this.answers = answers;
    this.announce();
    this.focusNext('question');
  }

  async #copy(): Promise<void> {
    const details = detailsOf(this.ownerDocument);
    // Clears the status, so that the same message is announced again.
    this.announce();
    const outcome = await this.#write(detailsText(this.words.t, details));
    this.copied = { outcome, details };
    if (outcome === 'copied') this.announce((t) => t('login-help.details.copied'));
    else this.focusNext('details');
  }

  /** The clipboard needs a secure context, and a browser can refuse it. */
  async #write(text: string): Promise<CopyOutcome> {
    try {
      await navigator.clipboard.writeText(text);
      return 'copied';
    } catch {
      return 'by-hand';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap { 'login-help': LoginHelp }
}
