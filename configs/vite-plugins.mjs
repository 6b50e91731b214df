import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

/** Serves MSW's service worker from its package, so that no copy is committed. */
export const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');

const root = join(import.meta.dirname, '..');

/**
 * Keeps the side effects of the source modules. `sideEffects` in package.json names only modules of dist/, for users of the package. Without
 * this plugin, bundling from src/ would drop the imports that define tags, and those of the demo and the stories.
 */
export const keepSideEffects = () => ({
  name: 'keep-side-effects',
  transform: (code, id) => (/^(src\/(?!define\/)|node_modules\/|\.\.)/.test(relative(root, id).replaceAll('\\', '/')) ? undefined : { moduleSideEffects: true }),
});

/** The plugins and options of every page under Vite: the demo and the stories. */
export const page = () => ({
  name: 'page',
  config: () => ({
    // Vite would find these late and bundle them twice. Two copies of Lit break Trusted Types and contexts.
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
