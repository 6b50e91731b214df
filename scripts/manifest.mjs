/**
 * Writes custom-elements.json from the JSDoc and code of src/elements. With --check, only reports whether it is up to date.
 * The analyser also succeeds when it finds no element, so this script counts them.
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

/** Users of the package do not have the sources, so the manifest's paths name the modules of dist/. */
const shipped = (key, value) => (['path', 'module'].includes(key) && typeof value === 'string' && value.startsWith('src/')
  ? value.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js')
  : value);

manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
const fresh = `${JSON.stringify(manifest, shipped, 2)}\n`;

renew(file, fresh, { written: `${tags.length} elements (${tags.join(', ')})`, stale: 'is out of date. Run: npm run manifest' });
