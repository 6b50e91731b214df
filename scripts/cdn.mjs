/**
 * Builds the package for pages without a bundler: dist/cdn/latchkey.js defines every element and exports what `latchkey` exports, Lit
 * included. Code that loads later is in separate files beside it. LEGAL.txt holds the licences of the bundled packages.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { metafile } = await build({
  stdin: { contents: "import './define/all.js'; export * from './index.js';", resolveDir: 'dist' },
  bundle: true,
  // Lit's build for Node also runs in browsers, and can be imported anywhere.
  platform: 'neutral',
  conditions: ['node'],
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  metafile: true,
  outdir: 'dist/cdn',
  entryNames: 'latchkey',
});

const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0));
const folders = new Set(bundled.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
/** The packages of each licence text. */
const licences = new Map();
for (const folder of [...folders].sort()) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((path) => /^licen[cs]e(\.|$)/i.test(path));
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : `SPDX-License-Identifier: ${license}`;
  licences.set(text, [...(licences.get(text) ?? []), `${name} ${version}`]);
}
writeFileSync('dist/cdn/LEGAL.txt', `Bundled in these files:\n\n${[...licences].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`).join(`\n${'-'.repeat(80)}\n\n`)}`);

writeFileSync('dist/cdn/latchkey.d.ts', "export * from '../index.js';\n");
