/// <reference types="vite/client" />
import markup from './page/index.html?raw';
import script from './page/script.js?raw';
import style from './page/style.css?raw';

const files: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  '/': { type: 'text/html', text: markup },
  '/__mock/page.css': { type: 'text/css', text: style },
  '/__mock/page.js': { type: 'text/javascript', text: script },
};

const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The tester's page and its parts; undefined for every other path. */
export const answerPage = ({ url, method }: Request): Response | undefined => {
  const { pathname } = new URL(url);
  const file = Object.hasOwn(files, pathname) ? files[pathname] : undefined;
  if (!file) return undefined;
  if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  return new Response(file.text, { headers: { ...headers, 'Content-Type': `${file.type}; charset=utf-8` } });
};
