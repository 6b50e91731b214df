import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, serveHostPage, strictPolicy } from '../support/host-page.js';

interface Manifest { modules: { declarations: { tagName?: string }[] }[] }

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const tags = modules.flatMap((module) => module.declarations).flatMap((declaration) => declaration.tagName ?? []);

describe('a bare page with a strict policy', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await launchChromium(); });
  afterAll(() => browser?.close());

  it.each(tags)('<%s> alone: defined, no violation, no exception', async (tag) => {
    const site = await serveHostPage({ html: `<${tag}></${tag}>`, script: `import 'latchkey/define/${tag}';` });
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => { if (/Content Security Policy|Trusted/.test(message.text())) problems.push(message.text()); });
    await page.goto(site.url);
    await page.waitForFunction((name) => customElements.get(name), tag);
    await page.locator(tag).evaluate((element: HTMLElement & { updateComplete?: Promise<unknown> }) => element.updateComplete);
    expect(problems).toEqual([]);
    await page.close();
    site.close();
  });

  it('is the README\'s complete header, and its one Trusted Types policy is required', async () => {
    expect(strictPolicy.split('; ')).toEqual(expect.arrayContaining([
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "object-src 'none'",
      "require-trusted-types-for 'script'", 'trusted-types lit-html',
    ]));
    const policy = strictPolicy.replace('trusted-types lit-html', "trusted-types 'none'");
    const site = await serveHostPage({ html: '<sign-in-form></sign-in-form>', script: "import 'latchkey/define/sign-in-form';", policy });
    const page = await browser.newPage();
    const [error] = await Promise.all([page.waitForEvent('pageerror'), page.goto(site.url)]);
    expect(String(error)).toContain('"lit-html"');
    await page.close();
    site.close();
  });
});
