import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

/** MSW's service worker, straight from its package, so that no copy is committed. */
export const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');

const root = join(import.meta.dirname, '..');

/**
 * package.json's `sideEffects` names modules of dist/, for those who use the package. Bundled from src/, the modules that
 * define tags and those of the demo and the stories have side effects too: without this their imports are shaken off.
 */
export const keepSideEffects = () => ({
  name: 'keep-side-effects',
  transform: (code, id) => (/^(src\/(?!define\/)|node_modules\/|\.\.)/.test(relative(root, id).replaceAll('\\', '/')) ? undefined : { moduleSideEffects: true }),
});

/** What every page under Vite needs, the demo and the stories alike. */
export const page = () => ({
  name: 'page',
  config: () => ({
    // Found late, these would be bundled twice: two copies of Lit break Trusted Types and contexts.
    optimizeDeps: {
      include: ['lit', 'lit/decorators.js', 'lit/directive-helpers.js', 'lit/directives/*.js', '@lit/context', 'zod/mini', 'libphonenumber-js/min', 'libphonenumber-js/min/metadata', 'msw/http', 'msw/browser'],
    },
  }),
  configureServer(server) {
    server.middlewares.use('/mockServiceWorker.js', (request, response) => {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(readFileSync(worker));
    });
  },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'mockServiceWorker.js', source: readFileSync(worker) });
  },
});
