import { html, nothing, type TemplateResult } from 'lit';
import { cancel } from './actions.js';
import { heading } from './heading.js';
import type { FormView } from './view.js';

/** Another page goes on from here, if it may be followed; else the visitor is told. */
export const redirect = (view: FormView, allowed: boolean): TemplateResult =>
  html`${allowed ? nothing : cancel(view)}${heading(view, view.t('redirect.heading'))}<p>${view.t(allowed ? 'redirect.text' : 'redirect.refused')}</p>`;
