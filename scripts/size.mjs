/**
 * Measures what a page loads for an element, Lit included: bundled from dist/ with esbuild, minified and gzipped. Fails when a budget is
 * exceeded. With --report it only prints. `--detail ENTRY` prints, for one entry, the minified bytes of each module.
 * Usage: npm run size [-- --report | --detail latchkey/define/forgot-password-wizard]
 */
import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * The budgets in gzipped KiB. `initial` is the entry with its static imports, all before the first request. `total` adds what loads later,
 * except the metadata of phone numbers. `chunks` counts the files. `without` matches modules that the entry must not reach.
 */
const anyTag = { initial: 16, total: 40 };
// The goal is 70.
const everything = { total: 71.4, chunks: 24 };
/** Rows with their own limits. Where a goal is not reached yet, the limit is the present size, which must not grow, and a comment names the goal. */
const special = {
  // The goal is 34.
  'forgot-password-wizard': { total: 35.6 },
  // The goals of these three are 16 and 40.
  'mfa-registration': { initial: 17, total: 41.9 },
  'registration-reset': { initial: 17.3, total: 42.1 },
  'sign-in-form': { initial: 16.6, total: 41.4 },
  // It includes its first screen. Its total is that of all the visitors' elements.
  'login-portal': { initial: 19, total: everything.total, also: 'login-options' },
  'verification-code-input': { initial: 10, total: 10, without: /node_modules\/zod\/|^dist\/client\/(?!vocabulary|problem)/ },
};

const defineOf = (tag) => `latchkey/define/${tag}`;
/** What the portal loads late is no entry of its own. */
const tags = readdirSync('src/define').map((file) => file.slice(0, -'.ts'.length)).filter((name) => name.includes('-') && name !== 'login-portal-screens');
const rows = [
  ...tags.map((tag) => ({ name: defineOf(tag), entries: [tag, special[tag]?.also].filter(Boolean).map(defineOf), ...anyTag, ...special[tag] })),
  { name: 'latchkey/define', entries: ['latchkey/define'], ...everything },
];

const isPhoneMetadata = ({ inputs }) => Object.keys(inputs).some((input) => input.includes('/libphonenumber-js/'));

/** Bundles a page that imports these entries, and finds the chunks that it reaches. */
async function bundle(entries) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entries.map((entry) => `import '${entry}';`).join(''), resolveDir: '.', sourcefile: 'page.js' },
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
  const chunks = Object.entries(metafile.outputs).map(([path, output]) => {
    const { contents } = outputFiles.find((file) => file.path.replaceAll('\\', '/').endsWith(`/${path}`));
    return { ...output, path, kib: gzipSync(contents, { level: 9 }).length / 1_024 };
  });
  // esbuild also outputs chunks that nothing imports any more.
  const reached = (...kinds) => {
    const found = new Set(chunks.filter(({ entryPoint }) => entryPoint === 'page.js'));
    for (const { imports } of found) {
      for (const { kind, path } of imports) if (kinds.includes(kind)) found.add(chunks.find((chunk) => chunk.path === path));
    }
    return [...found];
  };
  return {
    initial: reached('import-statement'),
    all: reached('import-statement', 'dynamic-import').filter((chunk) => !isPhoneMetadata(chunk)),
    modules: Object.keys(metafile.inputs),
  };
}

const sum = (chunks) => chunks.reduce((kib, chunk) => kib + chunk.kib, 0);

/** Prints each row's figures beside their limits. @returns a message for each exceeded budget */
async function check() {
  console.log('KiB, gzipped');
  const exceeded = [];
  for (const { name, entries, without, ...limits } of rows) {
    const { initial, all, modules } = await bundle(entries);
    const figures = { initial: sum(initial), total: sum(all), chunks: all.length };
    const printed = ['initial', 'total', 'chunks'].map((part) => {
      const figure = part === 'chunks' ? `${figures[part]}` : `${figures[part].toFixed(2)}`;
      if (limits[part] === undefined) return `${part} ${figure}`;
      if (figures[part] > limits[part]) exceeded.push(`${name}: ${part} ${figure} is over ${limits[part]}`);
      return `${part} ${figure} of ${limits[part]}`;
    });
    const unwanted = modules.filter((path) => without?.test(path));
    if (unwanted.length > 0) exceeded.push(`${name} reaches ${unwanted.join(', ')}`);
    console.log(`${name}: ${printed.join(', ')}`);
  }
  return exceeded;
}

/** Prints the bytes of one entry by module. The gzipped size of a module is estimated from the ratio of its chunk. */
async function detail(entry) {
  const { initial, all } = await bundle([entry]);
  const modules = all.flatMap((chunk) => Object.entries(chunk.inputs).map(([path, { bytesInOutput }]) => ({
    path, bytes: bytesInOutput, gzipped: (chunk.kib * 1_024 * bytesInOutput) / chunk.bytes, when: initial.includes(chunk) ? 'initial' : 'later',
  })));
  const line = (bytes, gzipped, when, what) => console.log(`${String(bytes).padStart(7)} ${gzipped.toFixed(0).padStart(7)}  ${when.padEnd(8)} ${what}`);
  console.log(`  bytes gzipped  loaded   module of ${entry}`);
  for (const { path, bytes, gzipped, when } of modules.toSorted((a, b) => b.bytes - a.bytes)) if (bytes > 0) line(bytes, gzipped, when, path);
  console.log(`  bytes gzipped  loaded   chunk (modules)`);
  for (const chunk of all.toSorted((a, b) => b.bytes - a.bytes)) {
    const own = Object.entries(chunk.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path.replace(/^dist\/|^node_modules\//, ''));
    line(chunk.bytes, chunk.kib * 1_024, initial.includes(chunk) ? 'initial' : 'later', `${own.slice(0, 3).join(', ')}${own.length > 3 ? ` and ${own.length - 3} more` : ''}`);
  }
}

const { argv } = process;
if (argv.includes('--detail')) {
  await detail(argv[argv.indexOf('--detail') + 1] ?? 'latchkey/define');
} else {
  const exceeded = await check();
  for (const message of exceeded) console.error(message);
  if (exceeded.length > 0 && !argv.includes('--report')) process.exitCode = 1;
}
