/** A host page's handlers for the elements' events. They are the host's own code, so they deserve tests, which need no browser. */

/** Where each destination is on this site. The element follows its own href for the others. */
const pages = { home: '/dashboard', register: '/join', 'domain-login': '/sso' };

/**
 * @param {EventTarget} root where the events arrive: in a page, the document
 * @param {{ go(path: string): void, report(entry: object): void }} site
 */
export function listen(root, { go, report }) {
  root.addEventListener('auth-navigate', (event) => {
    const path = pages[event.detail.to];
    if (path === undefined) return;
    event.preventDefault(); // otherwise the element follows its own href
    go(path);
  });

  root.addEventListener('auth-complete', (event) => {
    event.preventDefault(); // otherwise the element follows the server's redirectTo
    go(event.detail.signedIn ? pages.home : '/login');
  });

  // No member of it identifies the visitor.
  root.addEventListener('auth-failure', ({ detail: { flow, operation, problem, traceId } }) => {
    report({ flow, operation, code: problem.code, traceId });
  });
}

/**
 * Starts password resets in place of the element, once a check has shown that the visitor is a person.
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
      element.resume(problem); // an AuthError: the element shows what to do
    }
  });
}
