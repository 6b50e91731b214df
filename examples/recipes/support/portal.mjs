/** The portal under test: yours at PORTAL_URL, or this repository's demo (run `npm run demo:build` first). */
import { preview } from 'vite';

/** @returns {Promise<{ url: string, close(): Promise<void> }>} the portal's address without a query */
export async function openPortal() {
  const url = process.env.PORTAL_URL;
  if (url) return { url, close: async () => {} };
  const server = await preview({ root: 'demo', configFile: 'demo/vite.config.ts', logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}
