/**
 * The package for pages without a bundler: dist/cdn/latchkey.js defines every element and exports what `latchkey` exports, Lit included.
 * What loads later stays in files of its own beside it.
 */
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

await build({
  stdin: { contents: "import './define/all.js'; export * from './index.js';", resolveDir: 'dist' },
  bundle: true,
  // Lit's build for Node runs in browsers too, and importing it anywhere is safe.
  platform: 'neutral',
  conditions: ['node'],
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'external',
  outdir: 'dist/cdn',
  entryNames: 'latchkey',
});
writeFileSync('dist/cdn/latchkey.d.ts', "export * from '../index.js';\n");
