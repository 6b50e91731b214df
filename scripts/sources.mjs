/** Loads TypeScript from the checkout without a build, so that generators can ask the sources themselves. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @param entry the path of a module, relative to the root of the checkout */
export async function load(entry) {
  // Loaded from a file: an error in a data: URL would print the whole URL.
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sources-'));
  const outfile = join(folder, 'bundle.mjs');
  try {
    await build({ entryPoints: [entry], bundle: true, outfile, format: 'esm', platform: 'neutral', logLevel: 'error' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
