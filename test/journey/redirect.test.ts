import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedRedirect } from '../../src/journey/index.js';
import { anyText, patience, runs } from './support.js';

const base = 'https://portal.example/login?from=mail#top';
const listed = ['https://app.example', 'http://localhost:3000'];

describe('a redirect of the server', () => {
  it.each([
    ['/home', 'https://portal.example/home'],
    ['home?tab=2#x', 'https://portal.example/home?tab=2#x'],
    ['?done', 'https://portal.example/login?done'],
    ['https://portal.example/home', 'https://portal.example/home'],
    ['HTTPS://PORTAL.EXAMPLE/Home', 'https://portal.example/Home'],
    ['https://portal.example:443/home', 'https://portal.example/home'],
    ['//portal.example/home', 'https://portal.example/home'],
    ['  https://portal.example/home  ', 'https://portal.example/home'],
    ['https:home', 'https://portal.example/home'],
    ['/https://evil.example', 'https://portal.example/https://evil.example'],
    ['https://app.example', 'https://app.example/'],
    ['https://app.example/deep?x=1', 'https://app.example/deep?x=1'],
    ['http://localhost:3000/next', 'http://localhost:3000/next'],
  ])('%j: is followed', (to, href) => {
    expect(allowedRedirect(to, base, listed)).toBe(href);
  });

  it.each([
    undefined,
    'javascript:alert(1)', 'JavaScript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', 'javascript://portal.example/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>', 'blob:https://portal.example/4f1c', 'filesystem:https://portal.example/x', 'about:blank', 'vbscript:x', 'file:///etc/passwd',
    'ftp://portal.example/', 'ws://portal.example/', 'mailto:a@portal.example', 'intent://portal.example#Intent;end',
    'https://evil.example/', '//evil.example', '\\\\evil.example', '/\\evil.example', '\\/evil.example', '///evil.example', 'https:///evil.example', 'https:\\\\evil.example', '/\t/evil.example',
    'https://portal.example@evil.example/', 'https://portal.example:secret@evil.example/', 'https://evil.example\\@portal.example/', 'https://evil.example#@portal.example/', 'https://evil.example?@portal.example',
    'https://portal.example:8443/home', 'http://portal.example/home', 'https://www.portal.example/', 'https://portal.example.evil.example/', 'https://portal.example./', 'https://xportal.example/',
    'https://app.example:8443/', 'http://app.example/', 'https://app.example.evil.example/', 'https://evil.example/https://app.example', 'http://localhost:3001/', 'https://localhost:3000/',
    'https://user:secret@portal.example/home', 'https://user@app.example/', 'https://:secret@portal.example/', '//user@portal.example/home', 'http://user:secret@localhost:3000/',
    'https://portal.example:99999/', 'https://[', 'https://', 'http://%',
  ])('%j: is not followed', (to) => {
    expect(allowedRedirect(to, base, listed)).toBeUndefined();
  });

  it('to another list: is followed with that list only', () => {
    expect(allowedRedirect('https://app.example/x', base, [])).toBeUndefined();
    expect(allowedRedirect('https://münchen.example/x', base, ['https://xn--mnchen-3ya.example'])).toBe('https://xn--mnchen-3ya.example/x');
  });

  it('from a page without an origin: is followed only to the list', () => {
    expect(allowedRedirect('https://app.example/x', 'about:srcdoc', listed)).toBe('https://app.example/x');
    expect(allowedRedirect('/home', 'about:srcdoc', listed)).toBeUndefined();
    expect(allowedRedirect('data:text/html,x', 'about:srcdoc', ['null'])).toBeUndefined();
    expect(allowedRedirect('about:blank', 'about:srcdoc', [])).toBeUndefined();
  });

  it('is http(s), and of this origin or the list, for any value', () => {
    const piece = fc.constantFrom('https:', 'http:', 'javascript:', '//', '/', '\\', '@', ':', '8443', '#', '?', '.', 'portal.example', 'app.example', 'evil.example', '\t', '\n', ' ', '%2f', '[', 'x');
    const any = fc.oneof({ weight: 4, arbitrary: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')) }, { weight: 1, arbitrary: anyText });
    fc.assert(fc.property(any, (to) => {
      const href = allowedRedirect(to, base, listed);
      if (href === undefined) return;
      expect(['https:', 'http:']).toContain(new URL(href).protocol);
      expect(['https://portal.example', ...listed]).toContain(new URL(href).origin);
      expect(new URL(href)).toMatchObject({ username: '', password: '' });
    }), { numRuns: runs(1_000) });
  }, patience);
});
