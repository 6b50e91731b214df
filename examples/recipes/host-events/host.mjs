/** What a host page does with the elements' events: its own code, and so worth tests of its own. No browser is needed for it. */

/** Where wishes lead on this site; what is not here the element does by itself. */
const pages = { home: '/dashboard', register: '/join', 'domain-login': '/sso' };

/**
 * @param {EventTarget} root where the events arrive: in a page, the document
 * @param {{ go(path: string): void, report(entry: object): void }} site
 */
export function listen(root, { go, report }) {
  root.addEventListener('auth-navigate', (event) => {
    const path = pages[event.detail.to];
    if (path === undefined) return;
    event.preventDefault(); // else the element follows an href of its own
    go(path);
  });

  root.addEventListener('auth-complete', (event) => {
    event.preventDefault(); // else the element goes where the server said
    go(event.detail.signedIn ? pages.home : '/login');
  });

  // Nothing of it tells who the visitor is.
  root.addEventListener('auth-failure', ({ detail: { flow, operation, problem, traceId } }) => {
    report({ flow, operation, code: problem.code, traceId });
  });
}

/**
 * Begins password resets in place of the element, once the visitor has proved to be a person.
 * @param {EventTarget & { email: string, resume(answer?: object): boolean }} element a `forgot-password-wizard`
 * @param {{ client: import('latchkey/client').AuthClient, isPerson(): Promise<boolean>, refusal: Error }} site
 */
export function guardReset(element, { client, isPerson, refusal }) {
  element.addEventListener('auth-request', async (event) => {
    if (event.detail.operation !== 'startPasswordReset') return;
    event.preventDefault(); // holds the call until resume()
    try {
      element.resume(await isPerson() ? await client.startPasswordReset({ identifier: { kind: 'email', value: element.email } }) : refusal);
    } catch (problem) {
      element.resume(problem); // an AuthError: the element says what to do
    }
  });
}
