/**
 * The host page. This is all that a host writes: the elements say by events where a visitor wants to go and when a flow has ended,
 * and the page decides what that means here.
 */
import type { AuthClientProvider, ForgotPasswordWizard } from '../src/index.js'; // in your page: from 'latchkey'
import type { Destination } from '../src/events/index.js'; // in your page: from 'latchkey/events'
import { people } from '../src/mocks/index.js';
import { startSignIn } from './sign-in.js';

const views = ['sign-in', 'forgot-password', 'home'] as const;
type View = (typeof views)[number];

/** Where each wish of a visitor leads on this site. What is missing here, this site does not have. */
const places: Partial<Record<Destination, View>> = {
  back: 'sign-in',
  'sign-in': 'sign-in',
  'forgot-password': 'forgot-password',
  home: 'home',
};

/** Which stage of the list beside the wizard a step belongs to. */
const stages: Readonly<Record<string, string>> = {
  start: 'email', verified: 'email', 'choose-method': 'phone', 'call-in-progress': 'phone', 'set-password': 'password', done: 'none',
};

export class Portal {
  readonly #main: HTMLElement;
  readonly #provider: AuthClientProvider;
  #view: View | undefined;
  /** Who is signed in. A real page asks its own server, by the session cookie that came with the last answer. */
  #visitor: string | undefined;

  constructor(main: HTMLElement, provider: AuthClientProvider) {
    this.#main = main;
    this.#provider = provider;

    main.addEventListener('auth-navigate', (event) => {
      const view = places[event.detail.to];
      if (view) this.#go(view);
    });

    main.addEventListener('auth-complete', (event) => {
      // This page takes its visitors home itself; without this line an allowed `redirectTo` of the server would be followed.
      event.preventDefault();
      const { flow, signedIn } = event.detail;
      if (flow === 'password-reset' && signedIn) this.#visitor = (event.target as ForgotPasswordWizard).email;
    });

    main.addEventListener('auth-step', (event) => this.#showStage(event.detail.step));

    // Views are named in the address, so that the browser's Back and Forward work. Steps never are: they hold secrets.
    window.addEventListener('hashchange', () => void this.#show());
    document.querySelector('.skip')!.addEventListener('click', (event) => {
      event.preventDefault(); // the fragment is taken
      main.focus();
    });
  }

  start(): void {
    void this.#show({ first: true });
    this.#main.removeAttribute('aria-busy');
  }

  /** As if the page had just been opened: nobody is signed in, and what was begun is over. */
  restart(): void {
    this.#visitor = undefined;
    void this.#show({ again: true });
  }

  #go(view: View): void {
    // Home takes the place of the flow that led there: Back must not lead into a flow that has ended.
    if (view === 'home') location.replace(`#${view}`);
    else location.hash = view;
  }

  async #show({ first = false, again = false } = {}): Promise<void> {
    const asked = views.find((view) => location.hash === `#${view}`) ?? 'sign-in';
    const view = asked === 'home' && !this.#visitor ? 'sign-in' : asked;
    if (view !== asked) history.replaceState(history.state, '', `#${view}`);
    if (view === this.#view && !again) return;
    this.#view = view;

    // A new copy each time: what an element held is gone with it, and a request under way is given up.
    const template = document.querySelector<HTMLTemplateElement>(`#view-${view}`)!;
    this.#main.replaceChildren(template.content.cloneNode(true));
    document.title = `${template.dataset['title']} – Atrezzo Provider Portal`;
    if (view === 'sign-in') startSignIn(this.#main.querySelector('.panel')!, this.#provider, (email) => this.#signedIn(email));
    if (view === 'forgot-password') this.#showStage('start');
    if (view === 'home') this.#greet();

    if (first || again) return;
    document.querySelector('.page')!.scrollTo(0, 0);
    window.scrollTo(0, 0);
    await this.#main.querySelector('forgot-password-wizard')?.updateComplete;
    this.#main.querySelector('h1')?.focus();
  }

  #signedIn(email: string): void {
    this.#visitor = email;
    this.#go('home');
  }

  #greet(): void {
    const email = this.#visitor?.trim().toLowerCase();
    this.#main.querySelector('[data-name]')!.textContent = people.find((person) => person.email === email)?.name ?? 'colleague';
    this.#main.querySelector('[data-action=sign-out]')!.addEventListener('click', () => {
      this.#visitor = undefined;
      this.#go('sign-in');
    });
  }

  /** The way through the flow, beside the wizard: `auth-step` tells where the visitor is. A stage that was skipped stays as it was. */
  #showStage(step: string): void {
    const stage = stages[step];
    if (!stage) return; // a code that was sent belongs to the stage before it
    for (const item of this.#main.querySelectorAll<HTMLElement>('[data-stage]')) {
      const { dataset } = item;
      if (dataset['stage'] === stage) dataset['state'] = 'now';
      else if (step === 'start') delete dataset['state'];
      else if (dataset['state'] === 'now') dataset['state'] = 'past';
      item.ariaCurrent = dataset['state'] === 'now' ? 'step' : null;
    }
  }
}
