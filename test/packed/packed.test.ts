import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { targetPattern } from '../../scripts/exports.mjs';
import { installPacked, root, type Project } from './project.js';

const files = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const built = files(join(root, 'dist'));

const targets = new Map<string, string | { default: string } | null>(Object.entries(pkg.exports));

/** Every importable specifier: each export of package.json, with one for each file that a wildcard matches. */
const specifiers = [...targets].flatMap(([key, target]) => {
  if (!(target instanceof Object)) return [];
  const pattern = targetPattern(target.default);
  const names = key.includes('*') ? built.flatMap((file) => pattern.exec(`dist/${file}`)?.[1] ?? []) : [''];
  return names.map((name) => key.replace('*', name)).filter((exported) => targets.get(exported) !== null);
}).map((exported) => exported.replace('.', 'latchkey'));

/** `declaration` proves that a subclass can name the types that it uses: TypeScript cannot emit a type that it cannot import. */
const strictest = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, declaration: true };

const subclass = `
import { css, html } from 'lit';
import { AdminUserReset, ForgotPasswordWizard, type Destination, type Ending, type FormView, type Intent, type Messages, type NavigationChoice, type Rules, type Words } from 'latchkey';

export class Branded extends ForgotPasswordWizard {
  static override properties = { ...super.properties, brand: {} };
  static override styles = [...super.styles, css\`:host { color: rebeccapurple; }\`];
  brand = 'Ours';
  protected override get defaultMessages(): Partial<Messages> { return { ...super.defaultMessages, 'reset.heading': 'Locked out?' }; }
  protected override get rules(): Rules { return { ...super.rules }; }
  protected override get view() { return { ...super.view }; }
  protected override get words(): Words { return { t: super.words.t, pageLanguage: super.words.pageLanguage }; }
  protected override get settings() { return super.settings && { ...super.settings }; }
  protected override get screen() { return super.screen; }
  protected override get failure() { return super.failure; }
  protected override intend(intent: Intent) { super.intend(intent); }
  protected override renderStart(view: FormView) { return html\`<p>\${this.brand}</p>\${super.renderStart(view)}\`; }
  protected override end(view: FormView, signedIn: boolean): Ending { return { ...super.end(view, signedIn), heading: 'Done' }; }
  protected override navigate(to: Destination, choice?: NavigationChoice) { return super.navigate(to, choice); }
}

export class Managed extends AdminUserReset {
  protected override get view() { return { ...super.view }; }
}
`;

/** Frameworks set undefined for a missing value. This does not compile when an optional property of an element refuses undefined. */
const optionalProperties = `
import type * as latchkey from 'latchkey';

type Refusing<E> = Exclude<{ [K in keyof E]-?: object extends Pick<E, K> ? (Record<K, undefined> extends Pick<E, K> ? never : K) : never }[keyof E], keyof HTMLElement>;
type Exports = typeof latchkey;
export type Refused = { [K in keyof Exports]: Exports[K] extends abstract new (...values: never) => (infer E extends HTMLElement) ? Refusing<E> : never }[keyof Exports];
export const refused: Refused[] = [];
export const none: readonly never[] = refused;
`;

let project: Project;
beforeAll(async () => { project = await installPacked(); });
afterAll(() => project?.remove());

describe('the packed tarball', () => {
  it('holds the build, its manifest, its contract, its documents and the recipes, nothing else', () => {
    const outside = project.packed.filter((path) => !/^dist\/.*\.(js|js\.map|d\.ts)$|^examples\//.test(path));
    expect(new Set(outside)).toEqual(new Set([
      'LICENSE', 'README.md', 'package.json', 'custom-elements.json', 'src/client/rest/openapi.json', 'src/journey/flows.md', 'src/mocks/scenarios.md',
      'demo/picture.png', 'dist/cdn/LEGAL.txt',
    ]));
  });

  it.each(['README.md', 'examples/README.md'])('holds every file that %s links to', (readme) => {
    const links = [...readFileSync(join(root, readme), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.replace(/#.*/, ''));
    const paths = links.filter((link) => link !== '' && !/^https?:/.test(link)).map((link) => posix.join(posix.dirname(readme), link));
    expect(paths.filter((path) => !project.packed.some((file) => file === path || file.startsWith(`${path}/`)))).toEqual([]);
  });

  it('declares each element in a few lines: types inferred from its texts are not spelled out', () => {
    const installed = join(project.folder, 'node_modules/latchkey');
    const declarations = project.packed.filter((path) => /^dist\/elements\/.*\.d\.ts$/.test(path));
    expect(declarations.filter((path) => readFileSync(join(installed, path)).length > 10_000)).toEqual([]);
  });

  it('names every package that the files without a bundler contain, with its licence', () => {
    const legal = readFileSync(join(root, 'dist/cdn/LEGAL.txt'), 'utf8');
    for (const name of ['lit-html', '@lit/context', 'libphonenumber-js']) expect(legal).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(legal).toContain('Redistributions in binary form must reproduce');
    expect(legal).toContain('Permission is hereby granted');
  });

  it('contains no path of the machine that built it', () => {
    const installed = join(project.folder, 'node_modules/latchkey');
    const texts = project.packed.map((path) => [path, readFileSync(join(installed, path), 'utf8')] as const);
    expect(texts.filter(([, text]) => [root, `${homedir()}/`, 'file://'].some((trace) => text.includes(trace))).map(([path]) => path)).toEqual([]);
  });

  it('describes modules that it ships', () => {
    const { modules } = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as { modules: { path: string }[] };
    expect(modules.map((module) => module.path).filter((path) => !project.packed.includes(path))).toEqual([]);
  });

  it('installs lit once', () => {
    expect(files(join(project.folder, 'node_modules')).filter((path) => path.endsWith('lit-html/package.json'))).toHaveLength(1);
  });
});

describe('in an empty project', () => {
  it.each(specifiers)('Node imports %s', async (specifier) => {
    await project.node(`await import('${specifier}')`);
  });

  it.each(['custom-elements.json', 'openapi.json', 'package.json'])('Node reads latchkey/%s', async (file) => {
    const target = targets.get(`./${file}`) as string;
    expect(await project.node(`
      import { readFileSync } from 'node:fs';
      process.stdout.write(readFileSync(new URL(import.meta.resolve('latchkey/${file}')), 'utf8'));
    `)).toBe(readFileSync(join(root, target), 'utf8'));
  });

  it.each([
    { moduleResolution: 'bundler', module: 'esnext' },
    { moduleResolution: 'nodenext', module: 'nodenext' },
  ])('the strictest TypeScript takes every type, a subclass and its declarations, with $moduleResolution', async (resolution) => {
    await project.write('src/all.ts', specifiers.map((specifier, i) => `export * as m${i} from '${specifier}';`).join('\n'));
    await project.write('tsconfig.json', JSON.stringify({
      compilerOptions: { ...resolution, ...strictest, noEmit: true, target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], types: [] },
      include: ['src'],
    }));
    await project.write('src/subclass.ts', subclass);
    await project.write('src/optional.ts', optionalProperties);
    await project.bin('tsc', '-p', '.');
  });

  it('Vite bundles a page with one element', async () => {
    await project.write('index.html', '<!doctype html><forgot-password-wizard></forgot-password-wizard><script type="module" src="./main.js"></script>');
    await project.write('main.js', `import 'latchkey/define/forgot-password-wizard';`);
    await project.bin('vite', 'build', '--logLevel', 'warn');
    const scripts = files(join(project.folder, 'dist')).filter((path) => path.endsWith('.js'));
    const code = scripts.map((path) => readFileSync(join(project.folder, 'dist', path), 'utf8')).join('\n');
    expect(code.includes('forgot-password-wizard')).toBe(true);
    expect(code.match(/litElementVersions\s*\?\?=/g)).toHaveLength(1);
  });

  it.each([['latchkey-mock', /^latchkey-mock: a MOCK/], ['latchkey-contract', /^latchkey-contract: proves/]])('%s starts by its name', async (name, first) => {
    expect(await project.node(`
      import { execSync } from 'node:child_process';
      process.stdout.write(execSync('npx --no-install ${name} --help'));
    `)).toMatch(first);
  });

  it('the mock server names the optional package that it needs, and no other module needs it', async () => {
    expect(await project.node(`
      import { spawnSync } from 'node:child_process';
      import { startMockServer } from 'latchkey/mocks/server';
      await startMockServer({ port: 0 }).then(() => console.log('started'), ({ message }) => console.log(message));
      const { status, stderr } = spawnSync('npx', ['--no-install', 'latchkey-mock', '--port', '0'], { encoding: 'utf8', shell: process.platform === 'win32' });
      console.log(status, stderr);
    `)).toMatch(/^(The mock server needs the package @remix-run\/node-fetch-server\. Run: npm install --save-dev @remix-run\/node-fetch-server)\n1 .*latchkey-mock: \1\n/s);
  });

  describe('the recipes, copied unchanged,', () => {
    beforeAll(async () => {
      cpSync(join(root, 'examples/recipes'), join(project.folder, 'recipes'), { recursive: true });
      await project.install('@remix-run/node-fetch-server');
    });

    it('test a host’s event handlers', async () => {
      expect(await project.node(`
        import { execFileSync } from 'node:child_process';
        process.stdout.write(execFileSync(process.execPath, ['--test', '--test-reporter=tap', 'recipes/host-events/host.test.mjs']));
      `)).toMatch(/^# fail 0$/m);
    });

    it('check a server, in Node’s own test runner', async () => {
      const tap = await project.node(`
        import { execFileSync } from 'node:child_process';
        process.stdout.write(execFileSync(process.execPath, ['--test', '--test-reporter=tap', 'recipes/prove-server/server.test.mjs']));
      `);
      expect(tap).toMatch(/^# fail 0$/m);
      expect(tap).toMatch(/^# skipped 0$/m);
      expect(Number(/^# pass (\d+)$/m.exec(tap)?.[1])).toBeGreaterThan(80);
    });

    it('start the mock server and control it', async () => {
      expect(await project.node(`
        import { startMock } from './recipes/mock-server/mock-server.mjs';
        const mock = await startMock('--seed', '1');
        try {
          const { name } = await mock.scenario('slow+wrong-code');
          console.log(name, await mock.scenario('line-bussy').catch((error) => error.message));
        } finally {
          await mock.stop();
        }
      `)).toBe('slow+wrong-code /__mock/scenario: There is no scenario "line-bussy". Did you mean "line-busy"?\n');
    });
  });
});
