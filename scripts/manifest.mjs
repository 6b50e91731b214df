/**
 * Writes custom-elements.json from the JSDoc and the code of src/elements; with --check, only tells whether it is fresh.
 * The analyser succeeds even when it found nothing, so this counts what it found.
 */
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { renew } from './generated.mjs';

const file = 'custom-elements.json';

const manifest = await cli({
  argv: ['analyze', '--quiet', '--config', 'configs/custom-elements-manifest.config.mjs'],
  noWrite: true,
});

const tags = manifest.modules
  .flatMap((module) => module.declarations)
  .flatMap((declaration) => declaration.tagName ?? []);
if (tags.length === 0) throw new Error('No custom element found: see globs in configs/custom-elements-manifest.config.mjs, and the @tag of each class.');

/** Readers have the package, not its sources: paths name the modules of dist/. */
const shipped = (key, value) => (['path', 'module'].includes(key) && typeof value === 'string' && value.startsWith('src/')
  ? value.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js')
  : value);

manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
const fresh = `${JSON.stringify(manifest, shipped, 2)}\n`;

renew(file, fresh, { written: `${tags.length} elements (${tags.join(', ')})`, stale: 'is not what the sources say. Run: npm run manifest' });
