/**
 * What a page loads for an element, Lit included: bundled from dist/ with esbuild, minified, gzipped.
 * Fails when a budget is broken; with --report it only tells.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * KiB, gzipped: `initial` is the entry and its static imports (before the first request), `total` adds what loads later, but for the
 * phone numbers' metadata. `without`: what must not be reached at all.
 *
 * The aims for the totals are 26 (the wizard), 28 (any one element) and 42 (all together). Lit (5.8), zod's object parser (6.5) and
 * the contexts (1.0) leave half of the first to the port, the journey, ten screens, their words and their styles; the totals here are
 * what there is now, which must at least not grow.
 */
const budgets = [
  { entry: 'latchkey/define', total: 82.5 },
  { entry: 'latchkey/define/forgot-password-wizard', initial: 16, total: 38.1 },
  ...['mfa-registration', 'registration-reset', 'sign-in-form'].map((tag) => ({ entry: `latchkey/define/${tag}`, initial: 18, total: 46 })),
  ...['admin-user-reset', 'login-help', 'login-options', 'login-portal', 'phone-challenge'].map((tag) => ({ entry: `latchkey/define/${tag}`, initial: 18 })),
  { entry: 'latchkey/define/verification-code-input', total: 10, without: /node_modules\/zod\/|^dist\/client\/(?!vocabulary|problem)/ },
];

/** The gzipped KiB of an entry, and the modules that went in. */
async function measure(entry) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `import '${entry}';`, resolveDir: '.', sourcefile: 'page.js' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    metafile: true,
    write: false,
    outdir: 'size',
    absWorkingDir: process.cwd(),
  });
  const gzipped = Object.fromEntries(Object.keys(metafile.outputs).map((path) => {
    const file = outputFiles.find((output) => output.path.replaceAll('\\', '/').endsWith(`/${path}`));
    return [path, gzipSync(file.contents, { level: 9 }).length / 1024];
  }));
  // Chunks that nothing asks for any more stay among the outputs.
  const reached = (...kinds) => {
    const paths = new Set(Object.keys(metafile.outputs).filter((path) => metafile.outputs[path].entryPoint === 'page.js'));
    for (const path of paths) {
      for (const { kind, path: next } of metafile.outputs[path].imports) if (kinds.includes(kind)) paths.add(next);
    }
    return [...paths];
  };
  const sum = (paths) => paths.reduce((kib, path) => kib + gzipped[path], 0);
  const isPhones = (path) => Object.keys(metafile.outputs[path].inputs).some((input) => input.includes('/libphonenumber-js/'));
  return {
    initial: sum(reached('import-statement')),
    total: sum(reached('import-statement', 'dynamic-import').filter((path) => !isPhones(path))),
    inputs: Object.keys(metafile.inputs),
  };
}

const broken = [];
for (const { entry, without, ...limits } of budgets) {
  const size = await measure(entry);
  const figures = Object.entries(limits).map(([part, limit]) => {
    if (size[part] > limit) broken.push(`${entry}: ${part} ${size[part].toFixed(2)} KiB is over ${limit} KiB`);
    return `${part} ${size[part].toFixed(2)} of ${limit} KiB`;
  });
  const unwanted = size.inputs.filter((input) => without?.test(input));
  if (unwanted.length > 0) broken.push(`${entry} reaches ${unwanted.join(', ')}`);
  console.log(`${entry}: ${figures.join(', ')} gzipped`);
}
for (const message of broken) console.error(message);
if (broken.length > 0 && !process.argv.includes('--report')) process.exitCode = 1;
