/** Builds the package: one ES module in dist/ for each in src/, entered by what package.json exports. */
import { chmodSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vite';
import { minifiedTemplates } from './configs/minify-templates.mjs';
import { keepSideEffects } from './configs/vite-plugins.mjs';
import { targetPattern } from './scripts/exports.mjs';
import pkg from './package.json' with { type: 'json' };

const modules = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => `src/${path.replaceAll('\\', '/')}`);

const exported = Object.values(pkg.exports).flatMap((target) => (target instanceof Object ? [target.default] : []));
const bins = Object.values(pkg.bin);

/** By the name of each module in dist/, its source; an export may be a wildcard. */
const entry = Object.fromEntries([...exported, ...bins].flatMap((target) => {
  const pattern = targetPattern(target.replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts'));
  return modules.filter((path) => pattern.test(path)).map((path) => [path.slice('src/'.length, -'.ts'.length), path]);
}));

/** npm does so where it installs the package; here it is for who has the repository. */
const executableBins = () => ({
  name: 'executable-bins',
  writeBundle: () => { for (const bin of bins) chmodSync(bin, 0o755); },
});

export default defineConfig({
  plugins: [keepSideEffects(), minifiedTemplates(), executableBins()],
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: { formats: ['es'], entry },
    rolldownOptions: {
      external: [/^node:/, ...Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies }).map((name) => new RegExp(`^${name}(/|$)`))],
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        entryFileNames: ({ name }) => `${name.replace(/^_virtual\/.*\//, 'helpers/')}.js`, // the decorator helper
      },
    },
  },
});
