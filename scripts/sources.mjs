/** Loads TypeScript as it stands in the checkout, without a build: a generator asks the sources themselves. */
import { build } from 'esbuild';

/** @param entry a module, as a path from the top of the checkout */
export async function load(entry) {
  const { outputFiles: [bundled] } = await build({
    entryPoints: [entry], bundle: true, write: false, format: 'esm', platform: 'neutral', logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundled.text).toString('base64')}`);
}
