import type { Ending, FormView } from './view.js';

/** The end of a successful registration. */
export function registered(view: FormView, signedIn: boolean): Ending {
  const { t } = view;
  const className = 'latchkey-button latchkey-primary';
  return {
    heading: t('registered.heading'),
    text: t(signedIn ? 'registered.signed-in' : 'registered.signed-out'),
    next: signedIn ? view.destination('home', t('action.continue'), className) : view.destination('sign-in', t('registered.sign-in'), className),
  };
}
