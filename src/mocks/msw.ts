import { http, type HttpHandler } from 'msw/http';
import type { MockBackend } from './api.js';
import { createMockBackend } from './backend.js';
import { NetworkFailure } from './faults.js';

export interface MockHandlerOptions {
  /** The visitors' `base-url`, absolute or relative to the page. Without it the contract's paths are answered wherever they are. */
  baseUrl?: string;
  /** The admin's, where it is another. */
  adminBaseUrl?: string;
  /** Once aborted, answers that never come (the scenario `hang`) are given up. MSW waits for them before it stops. */
  signal?: AbortSignal;
}

const everywhere = ['*/v1/flows/*', '*/v1/steps/*', '*/v1/admin/*'];

const paths = ({ baseUrl, adminBaseUrl = baseUrl }: MockHandlerOptions): readonly string[] => {
  const bases = [baseUrl, adminBaseUrl].filter((base) => base !== undefined);
  return bases.length > 0 ? [...new Set(bases)].map((base) => `${base.replace(/\/+$/, '')}/v1/*`) : everywhere;
};

/** Hands requests on to a mock backend, `/__mock/…` included. For `setupWorker`, and for msw-storybook-addon. */
export const mockHandlers = (backend: MockBackend, options: MockHandlerOptions = {}): readonly HttpHandler[] =>
  [...paths(options), '*/__mock/*'].map((path) =>
    http.all(path, async ({ request }) => {
      const signals = [request.signal, options.signal].filter((signal) => signal !== undefined);
      try {
        return await backend.fetch(request, { signal: AbortSignal.any(signals) });
      } catch (error) {
        // MSW would make a 500 of it.
        if (error instanceof NetworkFailure || options.signal?.aborted) return Response.error();
        throw error;
      }
    }));

export interface MockWorkerOptions extends Omit<MockHandlerOptions, 'signal'> {
  serviceWorker?: {
    /** Where `mockServiceWorker.js` of MSW is served from; `/mockServiceWorker.js` when absent. */
    url?: string;
    options?: RegistrationOptions;
  };
}

export interface MockWorker {
  readonly backend: MockBackend;
  stop(): Promise<void>;
}

/**
 * Puts a mock backend between a page and its network. Requests that are not the contract's go on as ever.
 * Without a backend it makes one whose emailed links land on this page.
 */
export const startMockWorker = async (
  backend: MockBackend = createMockBackend({ linkBase: `${location.origin}${location.pathname}` }),
  { serviceWorker, ...options }: MockWorkerOptions = {},
): Promise<MockWorker> => {
  // Throws when it is loaded in Node, so not before it is needed.
  const { setupWorker } = await import('msw/browser');
  const stopped = new AbortController();
  const worker = setupWorker(...mockHandlers(backend, { ...options, signal: stopped.signal }));
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass', ...(serviceWorker && { serviceWorker }) });
  return {
    backend,
    stop: async () => {
      stopped.abort();
      await worker.stop();
    },
  };
};
