/** Loads TypeScript as it stands in the checkout, without a build: a generator asks the sources themselves. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @param entry a module, as a path from the top of the checkout */
export async function load(entry) {
  // From a file, not from a data: URL: an error would print the whole of that.
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sources-'));
  const outfile = join(folder, 'bundle.mjs');
  try {
    await build({ entryPoints: [entry], bundle: true, outfile, format: 'esm', platform: 'neutral', logLevel: 'error' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
