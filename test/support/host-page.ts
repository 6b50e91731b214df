import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { chromium, type Browser } from 'playwright-core';
import { args, findChromium } from '../../scripts/browser.mjs';

/** The policy of a strict host, under which nothing of ours may trip: the one that the README gives. */
export const strictPolicy = /^Content-Security-Policy: (.+)$/m.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';

export const launchChromium = async (): Promise<Browser> => chromium.launch({ executablePath: await findChromium(), args });

export interface HostPage {
  /** What is in the body. */
  html: string;
  /** A module: imports of `latchkey/…` are bundled from dist/. */
  script: string;
  /** The bundle, where it is not made here; its entry is `/host.js`. */
  scripts?: Scripts;
  policy?: string;
  /** A script of the built package that the page loads as it is, in place of the bundle. */
  entry?: `/dist/${string}`;
  /** What answers every other request, such as a mock backend's `fetch`. */
  backend?: (request: Request) => Promise<Response>;
}

type Scripts = ReadonlyMap<string, string>;

/** Bundled once for each script, for as long as a test file runs. */
const bundles = new Map<string, Promise<Scripts>>();

async function bundle(script: string): Promise<Scripts> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: resolve(import.meta.dirname, '../..'), sourcefile: 'host.js' },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/',
    entryNames: 'host',
    write: false,
  });
  return new Map(outputFiles.map((file) => [`/${file.path.split(/[\\/]/).at(-1)}`, file.text]));
}

function bundleOnce(script: string): Promise<Scripts> {
  const bundled = bundles.get(script) ?? bundle(script);
  bundles.set(script, bundled);
  return bundled;
}

/** Serves a page of some host's over the built package, on the loopback. */
export async function serveHostPage({ html, script, scripts: given, policy = strictPolicy, entry, backend }: HostPage): Promise<{ url: string; close(): void }> {
  const scripts = given ?? await bundleOnce(script);
  const page = `<!doctype html><html lang="en"><head><title>Host</title><script type="module" src="${entry ?? '/host.js'}"></script></head><body>${html}</body></html>`;

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const code = scripts.get(pathname) ?? (pathname.startsWith('/dist/cdn/') ? readFileSync(`.${pathname}`, 'utf8') : undefined);
    if (code !== undefined) response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(code);
    else if (pathname === '/') response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy }).end(page);
    else if (backend) await pass(request, response, backend);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Lets a function of the Fetch API answer Node's request; one that throws is a broken connection. */
async function pass(request: IncomingMessage, response: ServerResponse, backend: NonNullable<HostPage['backend']>): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk as Buffer);
  try {
    const answer = await backend(new Request(`http://${request.headers.host}${request.url}`, {
      method: request.method,
      headers: request.headers as Record<string, string>,
      body: body.length > 0 ? Buffer.concat(body) : undefined,
    }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  } catch {
    response.destroy();
  }
}
