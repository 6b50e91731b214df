/**
 * The host page. A host writes no more than this: the elements report by events where a visitor wants to go and when a flow has ended,
 * and the page decides what to do.
 */
import { people, type MockUser } from '../src/mocks/index.js';

const views = ['home', 'setup', 'organization', 'register', 'help'] as const;
type View = (typeof views)[number] | 'login';

/** The views for signed-in users only. */
const guarded: readonly View[] = ['home', 'setup'];

/** The destinations that the login portal leaves to its host. */
const places: Readonly<Record<string, View>> = { home: 'home', 'domain-login': 'organization', register: 'register', reauthenticate: 'organization' };

const personNamed = (typed: string): MockUser | undefined => {
  const name = typed.trim().toLowerCase();
  return people.find(({ username, email, phones = [] }) => [username, email, ...phones].includes(name));
};

export class Portal {
  readonly #main: HTMLElement;
  #view: View | undefined;
  /** The signed-in user. A real page asks its own server, by the session cookie that came with the last answer. */
  #visitor: { readonly name: string; readonly username?: string } | undefined;

  constructor(main: HTMLElement) {
    this.#main = main;

    main.addEventListener('auth-navigate', (event) => {
      const { from, to } = event.detail;
      const view = places[to] ?? (from === 'login-help' && this.#view === 'help' ? 'login' : undefined);
      if (view) this.#go(view, view === 'login' ? to : '');
    });

    main.addEventListener('auth-complete', (event) => {
      // This page navigates by itself. Without this line, the element would follow an allowed `redirectTo` of the server.
      event.preventDefault();
      const { identifier, email, username } = event.target as { identifier?: string; email?: string; username?: string };
      if (event.detail.signedIn) this.#visitor = personNamed(identifier || email || username || '') ?? { name: 'colleague' };
    });

    // The address names the view, so that the browser's Back and Forward work. It never names a Step, which holds secrets.
    window.addEventListener('hashchange', () => void this.#show());
    document.querySelector('.skip')!.addEventListener('click', (event) => {
      event.preventDefault(); // the page uses the fragment itself
      main.focus();
    });
  }

  start(): void {
    void this.#show({ first: true });
    this.#main.removeAttribute('aria-busy');
  }

  /** Resets the page as if it had just been opened: nobody is signed in, and every flow has ended. */
  restart(): void {
    this.#visitor = undefined;
    void this.#show({ again: true });
  }

  #go(view: View, screen = ''): void {
    const hash = `#${view === 'login' ? screen : view}`;
    // Home replaces the flow's entry in the history: Back must not lead into a flow that has ended.
    if (view === 'home') location.replace(hash);
    else location.hash = hash;
    void this.#show();
  }

  async #show({ first = false, again = false } = {}): Promise<void> {
    const asked: View = views.find((view) => location.hash === `#${view}`) ?? 'login';
    // Before sign-in, the help is part of the login view.
    const login = (guarded.includes(asked) || asked === 'help') && !this.#visitor;
    const view = login ? 'login' : asked;
    if (login && asked !== 'help') history.replaceState(history.state, '', location.pathname + location.search);
    if (view === this.#view && !again) return;
    this.#view = view;

    // Each view is a new copy: removing the old one drops the elements' state and aborts their requests.
    const template = document.querySelector<HTMLTemplateElement>(`#view-${view}`)!;
    this.#main.replaceChildren(template.content.cloneNode(true));
    document.title = `${template.dataset['title']} – Atrezzo Provider Portal`;
    this.#main.querySelector('[data-sign-in]')?.addEventListener('click', (event) => {
      this.#visitor = personNamed((event.target as HTMLElement).dataset['signIn']!);
      this.#go('home');
    });
    if (view === 'home') this.#greet();
    if (view === 'setup') this.#administer();

    if (first || again) return;
    document.querySelector('.page')!.scrollTo(0, 0);
    window.scrollTo(0, 0);
    this.#main.querySelector<HTMLElement>('h1')?.focus();
  }

  #greet(): void {
    this.#main.querySelector('[data-name]')!.textContent = this.#visitor?.name ?? 'colleague';
    this.#main.querySelector('[data-action=sign-out]')!.addEventListener('click', () => {
      this.#visitor = undefined;
      location.hash = '';
      void this.#show();
    });
  }

  /** Only an administrator manages users; the server would refuse anybody else. */
  #administer(): void {
    const isAdmin = this.#visitor?.username === 'padmin2021';
    this.#main.querySelector<HTMLElement>('[data-refused]')!.hidden = isAdmin;
    const element = this.#main.querySelector('admin-user-reset')!;
    if (isAdmin) element.setAttribute('current-user-id', people.find(({ username }) => username === 'padmin2021')?.id ?? '');
    else element.remove();
  }
}
