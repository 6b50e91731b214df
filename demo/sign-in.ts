/**
 * The page's own sign-in form, in plain HTML. It calls the client itself, and hands a second factor to <phone-challenge>:
 * what a host does that has a form already.
 */
import { AuthError, createRestClient, type AuthClientProvider, type Problem } from '../src/index.js'; // in your page: from 'latchkey'

/** The server never tells what was wrong with a sign-in, and neither do we. */
function sentence(problem: Problem): string {
  switch (problem.code) {
    case 'invalid_credentials': return 'Email address or password is not right. Check them and try again.';
    case 'account_locked': case 'rate_limited': return 'Too many tries. Wait a few minutes and try again.';
    case 'network': case 'timeout': return 'No connection. Check it and try again.';
    default: return 'Something went wrong on our side. Try again in a few minutes.';
  }
}

export function startSignIn(panel: HTMLElement, provider: AuthClientProvider, signedIn: (email: string) => void): void {
  const client = provider.client ?? createRestClient({ baseUrl: provider.baseUrl! });
  const own = [...panel.children];
  const form = panel.querySelector('form')!;
  const alert = panel.querySelector<HTMLElement>('.alert')!;
  const submit = form.querySelector('button')!;
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  let busy = false;

  const tell = (text: string): void => {
    field('password').value = '';
    alert.textContent = text;
    alert.hidden = text === '';
    if (text) alert.focus();
  };

  const showForm = (): void => {
    panel.replaceChildren(...own);
    tell('');
    panel.querySelector<HTMLElement>('h2')?.focus();
  };

  const proceed = async (email: string, password: string): Promise<void> => {
    const step = await client.signIn!({ identifier: { kind: 'email', value: email }, password });
    tell('');
    switch (step.step) {
      case 'done': return signedIn(email);
      case 'choose-method': case 'code-sent': case 'call-in-progress': {
        const challenge = document.createElement('phone-challenge');
        challenge.client = client; // the one that gave the ticket
        challenge.challenge = step;
        challenge.addEventListener('auth-complete', () => signedIn(email));
        challenge.addEventListener('auth-navigate', showForm);
        challenge.addEventListener('auth-step', ({ detail }) => {
          if (detail.step === 'start') showForm(); // cancelled
        });
        panel.replaceChildren(challenge);
        await challenge.updateComplete;
        challenge.querySelector('h2')?.focus();
        return;
      }
      default: tell('Your registration for multi-factor authentication is not complete. Call the help desk.');
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    const email = field('email').value.trim();
    const password = field('password').value;
    if (!email || !password) return tell('Enter your email address and your password.');
    busy = true;
    submit.ariaDisabled = 'true';
    void proceed(email, password)
      .catch((error: unknown) => tell(sentence(AuthError.is(error) ? error.problem : { code: 'unexpected_response', status: 0 })))
      .finally(() => {
        busy = false;
        submit.ariaDisabled = null;
      });
  });
}
