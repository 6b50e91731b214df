/// <reference types="node" />
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type * as NodeFetchServer from '@remix-run/node-fetch-server';
import type { MockBackend, MockBackendOptions } from './api.js';
import { createMockBackend } from './backend.js';
import { NetworkFailure } from './faults.js';
import { forThisMachine } from './server/host.js';
import { answerPage } from './server/page.js';

export interface MockServerOptions extends Omit<MockBackendOptions, 'linkBase'> {
  /** 4010 when absent; 0 takes any that is free. */
  port?: number;
  /** The page where emailed links land; `#token=…` is appended. The server's own page when absent. */
  linkBase?: string;
}

export interface MockServer {
  /** Its address without a path: the `base-url` of a client, and in a browser the tester's page. */
  readonly url: string;
  /** The backend that answers, to look into and to set from a test. */
  readonly backend: MockBackend;
  /** Ends every connection, also those that wait for an answer. */
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      const address = server.address();
      resolve(`http://${loopback}:${typeof address === 'object' && address ? address.port : port}`);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

type Adapter = typeof NodeFetchServer;

/** An optional peer: whoever hosts the backend in a page or in their own process does without it. */
const loadAdapter = (): Promise<Adapter> => import('@remix-run/node-fetch-server').catch((cause: unknown) => {
  const name = '@remix-run/node-fetch-server';
  throw new Error(`The mock server needs the package ${name}. Run: npm install --save-dev ${name}`, { cause });
});

/** What the library makes a request of, or undefined when it is none: a Host that is no name, say. */
const read = ({ createRequest }: Adapter, incoming: IncomingMessage, outgoing: ServerResponse): Request | undefined => {
  try {
    return createRequest(incoming, outgoing);
  } catch {
    return undefined;
  }
};

const serve = (adapter: Adapter, answer: (request: Request) => Promise<Response>) => async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const { sendResponse } = adapter;
  const request = read(adapter, incoming, outgoing);
  try {
    await sendResponse(outgoing, request ? await answer(request) : new Response('This is not a request.', { status: 400 }));
  } catch (error) {
    // Nobody waits any longer, or a scenario wants the network to fail.
    if (request?.signal.aborted || error instanceof NetworkFailure) outgoing.destroy();
    else {
      console.error(error);
      await sendResponse(outgoing, new Response('The mock itself failed; its terminal says how.', { status: 500 }));
    }
  }
};

/**
 * Hosts a mock backend on this machine, for pages and servers that cannot run one inside themselves. Node only.
 * Rejects when the port is taken, for options that the backend does not know, and without `@remix-run/node-fetch-server`.
 */
export const startMockServer = async ({ port = 4010, ...options }: MockServerOptions = {}): Promise<MockServer> => {
  const adapter = await loadAdapter();
  const server = createServer();
  // Browsers send a request once more when a connection that they kept breaks. Then lost answers, as scenarios have them, would not show.
  server.maxRequestsPerSocket = 1;
  const url = await listen(server, port);
  try {
    const backend = createMockBackend({ linkBase: `${url}/`, ...options });
    server.on('request', serve(adapter, forThisMachine(async (request) => answerPage(request) ?? backend.fetch(request))));
    return { url, backend, close: () => close(server) };
  } catch (error) {
    await close(server);
    throw error;
  }
};
