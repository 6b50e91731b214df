import { html, type TemplateResult } from 'lit';
import { heading } from './heading.js';
import type { FormView } from './view.js';

/** Another page goes on from here, if it may be followed; else the visitor is told. */
export const redirect = (view: FormView, allowed: boolean): TemplateResult =>
  html`${heading(view, view.t('redirect.heading'))}<p>${view.t(allowed ? 'redirect.text' : 'redirect.refused')}</p>`;
