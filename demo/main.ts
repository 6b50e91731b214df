/** The demo: a portal as any host would build it, a back end that runs in the page, and test tools. */
import '../src/define/all.js'; // in your page: import 'latchkey/define'
import { createMockBackend } from '../src/mocks/index.js';
import { startMockWorker } from '../src/mocks/msw.js';
import { backendAddress } from './backend-address.js';
import { Portal } from './portal.js';
import { showServer } from './qa/server.js';
import { TestTools } from './qa/test-tools.js';

const main = document.querySelector('main')!;
const aside = document.querySelector('aside')!;
const provider = document.querySelector('auth-client-provider')!;

/** Uses a server on this machine. The page needs only its address. */
function overHttp(address: string): void {
  provider.baseUrl = address;
  provider.adminBaseUrl = address;
  showServer(aside, address);
  new Portal(main).start();
}

/** A service worker replaces the server, so the elements and their REST client work exactly as in production. */
async function inThisPage(): Promise<void> {
  const baseUrl = provider.baseUrl!;
  const backend = createMockBackend({ linkBase: `${location.origin}${location.pathname}` });
  const portal = new Portal(main);
  new TestTools(aside, backend, { restart: () => portal.restart() });
  try {
    await startMockWorker(backend, { baseUrl, serviceWorker: { url: new URL('mockServiceWorker.js', document.baseURI).href } });
  } catch {
    // No service worker is available (in some private windows). The page calls the same back end directly.
    const { createRestAdminClient, createRestClient } = await import('../src/client/index.js');
    provider.client = createRestClient({ baseUrl, fetch: backend.fetch });
    provider.adminClient = createRestAdminClient({ baseUrl, fetch: backend.fetch });
  }
  portal.start();
}

/** Shows no portal. With another back end than the chosen one, a tester would be misled. */
function refuse(message: string): void {
  console.error(message);
  const alert = Object.assign(document.createElement('p'), { className: 'alert', textContent: message });
  alert.setAttribute('role', 'alert');
  const view = Object.assign(document.createElement('section'), { className: 'home narrow' });
  view.append(alert);
  main.replaceChildren(view);
  main.removeAttribute('aria-busy');
}

const { address, refusal } = backendAddress(location.search);
if (refusal !== undefined) refuse(refusal);
else if (address !== undefined) overHttp(address);
else await inThisPage();
