/** The demo: a portal as any host builds one, a back end that lives in this page, and the tools to test them with. */
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

/** A server elsewhere on this machine: its address is all that the page needs. */
function overHttp(address: string): void {
  provider.baseUrl = address;
  provider.adminBaseUrl = address;
  showServer(aside, address);
  new Portal(main).start();
}

/** A service worker stands in for the server, so the elements and their REST client work exactly as they will in production. */
async function inThisPage(): Promise<void> {
  const baseUrl = provider.baseUrl!;
  const backend = createMockBackend({ linkBase: `${location.origin}${location.pathname}` });
  const portal = new Portal(main);
  new TestTools(aside, backend, { restart: () => portal.restart() });
  try {
    await startMockWorker(backend, { baseUrl, serviceWorker: { url: new URL('mockServiceWorker.js', document.baseURI).href } });
  } catch {
    // No service workers here (some private windows): the same back end, without the detour.
    const { createRestAdminClient, createRestClient } = await import('../src/client/index.js');
    provider.client = createRestClient({ baseUrl, fetch: backend.fetch });
    provider.adminClient = createRestAdminClient({ baseUrl, fetch: backend.fetch });
  }
  portal.start();
}

/** No portal at all: with another back end than was asked for, a tester would wonder for long. */
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
