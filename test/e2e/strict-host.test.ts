import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, serveHostPage } from '../support/host-page.js';

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
});
