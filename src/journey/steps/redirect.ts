import { text } from './readers.js';
import type { StepSpec } from './spec.js';

export const redirect: StepSpec<'redirect'> = {
  answers: 'any',
  shownBy: 'all',
  required: { to: text },
  optional: {},
  intents: { cancel: 'local' },
  notice: ({ to }) => ({ type: 'redirected', to }),
};
