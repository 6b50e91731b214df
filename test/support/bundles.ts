import { resolve } from 'node:path';
import { build as buildWithEsbuild } from 'esbuild';
import { build as buildWithVite } from 'vite';

/** One file of a host's bundle. */
export interface Chunk {
  /** On the server. */
  readonly path: string;
  readonly text: string;
  /** Loads with the entry, which is `/host.js`. */
  readonly initial: boolean;
  /** The modules that went in. */
  readonly modules: readonly string[];
}

type Raw = Omit<Chunk, 'initial'> & { readonly imports: readonly string[] };

const root = resolve(import.meta.dirname, '../..');
const entry = '/host.js';

function markInitial(chunks: readonly Raw[]): readonly Chunk[] {
  const initial = new Set([entry]);
  for (const path of initial) for (const next of chunks.find((chunk) => chunk.path === path)?.imports ?? []) initial.add(next);
  return chunks.map(({ imports: _imports, ...chunk }) => ({ ...chunk, initial: initial.has(chunk.path) }));
}

async function esbuild(script: string): Promise<readonly Chunk[]> {
  const { outputFiles, metafile } = await buildWithEsbuild({
    stdin: { contents: script, resolveDir: root, sourcefile: 'host.js' },
    absWorkingDir: root, bundle: true, splitting: true, minify: true, format: 'esm', outdir: 'out', entryNames: 'host', metafile: true, write: false,
  });
  const pathOf = (output: string) => `/${output.split(/[\\/]/).at(-1)}`;
  return markInitial(Object.entries(metafile.outputs).map(([output, { imports, inputs }]) => ({
    path: pathOf(output),
    text: outputFiles.find((file) => pathOf(file.path) === pathOf(output))!.text,
    modules: Object.keys(inputs),
    imports: imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => pathOf(path)),
  })));
}

async function vite(script: string): Promise<readonly Chunk[]> {
  const host = `${root}/host.js`;
  const built = await buildWithVite({
    configFile: false, logLevel: 'error', mode: 'production', root, base: '/', publicDir: false,
    plugins: [{ name: 'host', resolveId: (id) => (id === host ? id : undefined), load: (id) => (id === host ? script : undefined) }],
    build: {
      write: false, target: 'es2022', modulePreload: { polyfill: false },
      rolldownOptions: { input: host, output: { entryFileNames: 'host.js', chunkFileNames: '[name]-[hash].js' } },
    },
  });
  if (!('output' in built)) throw new Error('Vite built something else than one bundle.');
  return markInitial(built.output.flatMap((chunk) => (chunk.type === 'chunk'
    ? [{ path: `/${chunk.fileName}`, text: chunk.code, modules: chunk.moduleIds, imports: chunk.imports.map((path) => `/${path}`) }]
    : [])));
}

/** Split as a host's page would be. */
export const bundlers = { esbuild, vite };
export type Bundler = keyof typeof bundlers;
