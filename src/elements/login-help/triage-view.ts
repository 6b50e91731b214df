import { html, nothing, type TemplateResult } from 'lit';
import { subheading } from '../../views/heading.js';
import type { ContentView } from '../../views/view.js';
import type { Topic } from './parts.js';
import { destinationOf, hasPart, isAction, partFor, type Advice, type Answer, type Answered, type Triage } from './triage.js';

export interface TriageActions {
  answer(answer: Answer): void;
  previous(): void;
  again(): void;
  /** Opens a part of the accordion and moves focus to it. */
  open(topic: Topic): void;
}

function asking(view: ContentView, { now }: Triage, organization: string, acts: TriageActions): TemplateResult | undefined {
  if (!('question' in now)) return undefined;
  const { t } = view;
  const hintId = view.id('question-hint');
  return html`<div class="latchkey-question" role="group" aria-labelledby=${view.id('question')} aria-describedby=${hintId}>
    <p class="latchkey-ask" id=${view.id('question')} tabindex="-1">${t(`login-help.ask.${now.question}`)}</p>
    <p class="latchkey-hint" id=${hintId}>${t(`login-help.ask-hint.${now.question}`)}</p>
    <div class="latchkey-answers">${now.answers.map((answer) => html`<button type="button" class="latchkey-button latchkey-answer"
      @click=${() => acts.answer(answer)}>${t(`login-help.answer.${answer}`, { organization })}</button>`)}</div>
  </div>`;
}

function adviceAction(view: ContentView, advice: Advice, organization: string, acts: TriageActions): unknown {
  const { t } = view;
  if (isAction(advice)) return view.destination(destinationOf[advice], t(`login-help.go.${advice}`, { organization }), 'latchkey-button latchkey-primary');
  if (!hasPart(advice)) return nothing;
  return html`<button type="button" class="latchkey-button latchkey-primary" @click=${() => acts.open(partFor[advice])}>${t(`login-help.open.${advice}`)}</button>`;
}

const advising = (view: ContentView, advice: Advice, organization: string, acts: TriageActions): TemplateResult => html`<div class="latchkey-advice">
  ${subheading({ ...view, headingLevel: Math.min(view.headingLevel + 1, 6) as ContentView['headingLevel'] }, view.id('advice'),
    view.t(`login-help.advice.${advice}`, { organization }))}
  <p>${view.t(`login-help.text.${advice}`, { organization })}</p>
  ${adviceAction(view, advice, organization, acts)}
</div>`;

const soFar = (view: ContentView, answered: readonly Answered[], organization: string): TemplateResult => html`<dl
  class="latchkey-so-far" aria-label=${view.t('login-help.so-far')}>${answered.map(({ question, answer }) => html`<div>
    <dt>${view.t(`login-help.ask.${question}`)}</dt>
    <dd>${view.t(`login-help.answer.${answer}`, { organization })}</dd>
  </div>`)}</dl>`;

/** Shows the answers so far, then the current question or the advice. */
export function triageView(view: ContentView, state: Triage, organization: string, acts: TriageActions): TemplateResult {
  const { t } = view;
  const { answered, now } = state;
  return html`<div class="latchkey-triage">
    ${subheading(view, view.id('triage'), t('login-help.triage'))}
    ${answered.length > 0 ? soFar(view, answered, organization) : nothing}
    ${'advice' in now ? advising(view, now.advice, organization, acts) : asking(view, state, organization, acts)}
    ${answered.length > 0 ? html`<div class="latchkey-steps-back">
      <button type="button" class="latchkey-link" @click=${() => acts.previous()}>${t('login-help.previous')}</button>
      <button type="button" class="latchkey-link" @click=${() => acts.again()}>${t('login-help.again')}</button>
    </div>` : nothing}
  </div>`;
}
