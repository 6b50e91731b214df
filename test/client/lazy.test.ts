import { build } from 'esbuild';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AdminClient } from '../../src/client/auth-client.js';
import { authOperations, call, callAdmin, json, problemOf, serverOf, user } from './server.js';

const root = resolve(import.meta.dirname, '../..');

/** The sources that a module brings along before anything is called. */
const eager = async (entry: string): Promise<string[]> => {
  const { metafile } = await build({
    absWorkingDir: root, entryPoints: [entry], bundle: true, format: 'esm', write: false, metafile: true, logLevel: 'silent', treeShaking: false,
  });
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { path: next, kind } of metafile.inputs[path]?.imports ?? []) if (kind !== 'dynamic-import') visit(next);
  };
  visit(entry);
  return [...reached];
};

describe('before the first request', () => {
  it.each(['src/client/index.ts', 'src/client/rest/index.ts'])('%s: reaches neither zod nor a schema nor the transport', async (entry) => {
    const sources = await eager(entry);
    expect(sources).toContain('src/client/rest/facade.ts');
    expect(sources.filter((path) => /zod|schemas|transport|flight|rest\/(client|admin)\.ts/.test(path))).toEqual([]);
  });

  it('the workings do reach the transport, so the test above would notice; zod stays with servers', async () => {
    for (const workings of ['client', 'admin']) {
      const sources = await eager(`src/client/rest/${workings}.ts`);
      expect(sources).toContain('src/client/rest/transport.ts');
      expect(sources.filter((path) => path.includes('zod'))).toEqual([]);
    }
  });

  it('is small: the face below 1.25 KiB, all of it below 5.3 KiB, gzipped', async () => {
    const { gzipSync } = await import('node:zlib');
    const size = async (entry: string, external: string[]) => {
      const { outputFiles } = await build({
        absWorkingDir: root, entryPoints: [entry], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, logLevel: 'silent', external,
      });
      return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
    };
    expect(await size('src/client/rest/index.ts', ['./client.js', './admin.js', '../problem.js'])).toBeLessThan(1_280);
    expect(await size('src/client/rest/client.ts', [])).toBeLessThan(5.3 * 1_024);
  });
});

const loads = { client: 0, admin: 0 };
let failing = false;

/** Counts how often the workings are loaded, and can make it fail. */
const countLoads = (): void => {
  beforeEach(() => {
    vi.resetModules();
    Object.assign(loads, { client: 0, admin: 0 });
    failing = false;
    for (const name of ['client', 'admin'] as const) {
      vi.doMock(`../../src/client/rest/${name}.js`, async (original) => {
        loads[name]++;
        if (failing) throw new TypeError('Failed to fetch dynamically imported module');
        return original();
      });
    }
  });
  afterEach(() => {
    vi.doUnmock('../../src/client/rest/client.js');
    vi.doUnmock('../../src/client/rest/admin.js');
  });
};

describe('the workings', () => {
  countLoads();

  it('come with the first call, once, the administrator\'s apart', async () => {
    const { createRestAdminClient, createRestClient } = await import('../../src/client/rest/index.js');
    const client = createRestClient({ baseUrl: '/auth', fetch: serverOf(json({ step: 'done' })).fetch });
    const admin = createRestAdminClient({ baseUrl: '/auth', fetch: serverOf(json(user)).fetch });
    expect(loads).toEqual({ client: 0, admin: 0 });
    await Promise.all([call(client, 'signIn'), call(client, 'sendCode')]);
    expect(loads).toEqual({ client: 1, admin: 0 });
    await callAdmin(admin, 'getUser');
    expect(loads).toEqual({ client: 1, admin: 1 });
  });

  it('that cannot be loaded: are a network failure with nothing sent, and are tried again by the next call', async () => {
    const { createRestClient } = await import('../../src/client/rest/index.js');
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    const client = createRestClient({ baseUrl: '/auth', fetch });
    failing = true;
    expect(await problemOf(call(client, 'signIn'))).toEqual({ code: 'network', sent: false });
    expect(seen).toEqual([]);
    failing = false;
    vi.resetModules();
    expect(await call(client, 'signIn')).toEqual({ step: 'done' });
  });
});

describe('prepare()', () => {
  countLoads();

  it.each(['createRestClient', 'createRestAdminClient'] as const)('of %s: loads the workings once, sends nothing, and the first call finds them', async (create) => {
    const rest = await import('../../src/client/rest/index.js');
    const { fetch, seen } = serverOf(json({ ...user, step: 'done' }));
    const client = rest[create]({ baseUrl: '/auth', fetch });
    const name = create === 'createRestClient' ? 'client' : 'admin';
    expect(await Promise.all([client.prepare?.(), client.prepare?.()])).toEqual([undefined, undefined]);
    expect(loads[name]).toBe(1);
    expect(seen).toEqual([]);
    await ('signIn' in client ? call(client, 'signIn') : callAdmin(client as AdminClient, 'getUser'));
    expect(loads).toEqual({ client: 0, admin: 0, [name]: 1 });
  });

  it('that fails: rejects nothing, and the next try loads again', async () => {
    const { createRestClient } = await import('../../src/client/rest/index.js');
    const client = createRestClient({ baseUrl: '/auth', fetch: serverOf(json({ step: 'done' })).fetch });
    failing = true;
    expect(await client.prepare()).toBeUndefined();
    failing = false;
    vi.resetModules();
    await client.prepare();
    expect(loads.client).toBe(2);
    expect(await call(client, 'signIn')).toEqual({ step: 'done' });
  });
});

describe('latchkey/client', () => {
  it('exports the port, its error, its words and the REST clients', async () => {
    const exported = await import('../../src/client/index.js');
    expect(Object.keys(exported)).toEqual(expect.arrayContaining([
      'AuthError', 'toTicket', 'createRestClient', 'createRestAdminClient',
      'identifierKinds', 'channels', 'factorTypes', 'passwordRules', 'passwordViolations', 'deliveryFailures', 'inputFaults', 'registrationStates', 'linkReasons',
    ]));
  });

  it('makes clients that offer every method, and no more', async () => {
    const { createRestAdminClient, createRestClient } = await import('../../src/client/index.js');
    expect(Object.keys(createRestClient({ baseUrl: '/auth' })).toSorted()).toEqual([...authOperations, 'prepare'].toSorted());
    expect(Object.keys(createRestAdminClient({ baseUrl: '/auth' })).toSorted()).toEqual(['getUser', 'listUsers', 'prepare', 'resetRegistration']);
  });

  it('makes clients whose methods work apart from them, and can be taken away', async () => {
    const { createRestClient } = await import('../../src/client/index.js');
    const { signIn, ...rest } = createRestClient({ baseUrl: '/auth', fetch: serverOf(json({ step: 'done' })).fetch });
    expect(await signIn({ identifier: { kind: 'email', value: 'a@example.com' }, password: 'x' })).toEqual({ step: 'done' });
    expect('signIn' in rest).toBe(false);
  });
});
