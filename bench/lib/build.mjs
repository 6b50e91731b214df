/** Bundles the bench's pages from dist/ with Vite, as a host would: split, minified, styles in files, preloads in the page. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const folder = resolve(import.meta.dirname, '../pages');
export const pages = readdirSync(folder).filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -'.js'.length));

/** @returns each file's text, by its path on the server */
export async function buildPage(name) {
  const base = `/${name}/`;
  const { output } = await build({
    configFile: false, logLevel: 'error', mode: 'production', root: folder, base, publicDir: false,
    build: { write: false, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, rolldownOptions: { input: `${folder}/${name}.js` } },
  });
  const files = new Map(output.map((file) => [`${base}${file.fileName}`, file.code ?? file.source]));
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const [entry] = [...chunks.values()].filter(({ isEntry }) => isEntry);
  const initial = new Set([entry.fileName]);
  for (const file of initial) for (const next of chunks.get(file).imports) initial.add(next);
  const styles = output.filter(({ fileName }) => fileName.endsWith('.css')).map(({ fileName }) => `<link rel="stylesheet" href="${base}${fileName}">`);
  const preloads = [...initial].slice(1).map((file) => `<link rel="modulepreload" href="${base}${file}">`);
  const head = `<meta charset="utf-8"><title>${name}</title><meta name="viewport" content="width=device-width"><script src="/probe.js"></script>${styles.join('')}${preloads.join('')}`;
  const page = (ready) => `<!doctype html><html lang="en" data-ready="${ready}"><head>${head}<script type="module" src="${base}${entry.fileName}"></script></head><body><div id="app"></div></body></html>`;
  return { files, page };
}
