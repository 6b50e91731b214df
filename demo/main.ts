/** The demo: a portal as any host builds one, a back end that lives in this page, and the tools to test them with. */
import '../src/define/all.js'; // in your page: import 'latchkey/define'
import { createMockBackend } from '../src/mocks/index.js';
import { startMockWorker } from '../src/mocks/msw.js';
import { Portal } from './portal.js';
import { TestTools } from './qa/test-tools.js';

const provider = document.querySelector('auth-client-provider')!;
const backend = createMockBackend({ linkBase: `${location.origin}${location.pathname}` });

const portal = new Portal(document.querySelector('main')!);
new TestTools(document.querySelector('aside')!, backend, { restart: () => portal.restart() });

// A service worker stands in for the server, so the elements and their REST client work exactly as they will in production.
try {
  await startMockWorker(backend, { baseUrl: provider.baseUrl!, serviceWorker: { url: new URL('mockServiceWorker.js', document.baseURI).href } });
} catch {
  // No service workers here (some private windows): the same back end, without the detour.
  const { createRestClient } = await import('../src/client/index.js');
  provider.client = createRestClient({ baseUrl: provider.baseUrl!, fetch: backend.fetch });
}
portal.start();
