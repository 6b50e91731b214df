/** The pages that are measured, bundled from dist/ as a host would, and served on the loopback. */
import { createServer } from 'node:http';
import { build } from 'esbuild';

/** What a team would write by hand for the same first field. */
const handWritten = `
  document.body.innerHTML = \`<style>
      form { display: grid; gap: 12px; max-width: 22rem; font: 16px/1.5 system-ui, sans-serif }
      label { display: grid; gap: 4px } input, button { font: inherit; padding: 10px; border: 1px solid #767676; border-radius: 6px }
    </style>
    <form><h2>Reset your password</h2><p>Enter the email address of your account.</p>
      <label>Email Address <input type="email" name="email" autocomplete="username" required></label>
      <button>Send verification code</button></form>\`;`;

/** What every element pays before it does anything: Lit, and the same first field. */
const bareLit = `
  import { LitElement, css, html } from 'lit';
  customElements.define('bare-form', class extends LitElement {
    static styles = css\`form { display: grid; gap: 12px; max-width: 22rem; font: 16px/1.5 system-ui, sans-serif }
      label { display: grid; gap: 4px } input, button { font: inherit; padding: 10px; border: 1px solid #767676; border-radius: 6px }\`;
    render() {
      return html\`<form><h2>Reset your password</h2><p>Enter the email address of your account.</p>
        <label>Email Address <input type="email" name="email" autocomplete="username" required></label>
        <button>Send verification code</button></form>\`;
    }
  });
  document.body.append(document.createElement('bare-form'));`;

export const pages = {
  'hand-written': handWritten,
  'bare Lit': bareLit,
  latchkey: `import 'latchkey/define/forgot-password-wizard';
    document.body.append(Object.assign(document.createElement('forgot-password-wizard'), { baseUrl: '/auth' }));`,
  'plain input': `document.body.append(Object.assign(document.createElement('input'), { inputMode: 'numeric', ariaLabel: 'Code' }));`,
  'code field': `import 'latchkey/define/verification-code-input';
    document.body.append(document.createElement('verification-code-input'));`,
};

/** Notes when the first field can be used: the task after the first frame in which it has a box. */
const probe = `
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    window.usable = performance.now() - window.began;
    console.debug('usable');
  };
  const look = () => {
    const field = document.querySelector('input') ?? document.body?.firstElementChild?.shadowRoot?.querySelector('input');
    if (field && field.getBoundingClientRect().width > 0) channel.port2.postMessage(0);
    else requestAnimationFrame(look);
  };
  window.began = performance.now();
  requestAnimationFrame(look);`;

/** Titles are for the report; paths have no spaces. */
export const pathOf = (title) => title.replaceAll(' ', '-').toLowerCase();

export async function servePages() {
  const files = new Map([['/probe.js', probe]]);
  for (const [title, script] of Object.entries(pages)) {
    const name = pathOf(title);
    const { outputFiles, metafile } = await build({
      stdin: { contents: script, resolveDir: process.cwd() }, bundle: true, splitting: true, minify: true, format: 'esm', target: 'es2022',
      outdir: `/${name}`, entryNames: 'page', write: false, metafile: true,
    });
    // What the entry imports at once is named in the page, as bundlers do, so that it loads beside the entry.
    const [entry] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === '<stdin>');
    const preloads = metafile.outputs[entry].imports.filter(({ kind }) => kind === 'import-statement')
      .map(({ path }) => `<link rel="modulepreload" href="/${name}/${path.split('/').at(-1)}">`).join('');
    for (const file of outputFiles) files.set(file.path.replaceAll('\\', '/').replace(/^[A-Z]:/, ''), file.text);
    files.set(`/${name}/`, `<!doctype html><html lang="en"><title>${name}</title>${preloads}<script src="/probe.js"></script><script type="module" src="/${name}/page.js"></script><body></body></html>`);
  }
  files.set('/blank', '<!doctype html><title>blank</title>');
  const server = createServer((request, response) => {
    const text = files.get(request.url);
    if (text === undefined) return response.writeHead(404).end();
    const type = request.url.endsWith('.js') ? 'text/javascript' : 'text/html';
    return response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => { server.closeAllConnections(); server.close(); } };
}
