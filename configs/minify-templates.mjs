/**
 * Minifies the css`` and html`` literals of the package, which a host's bundler does not touch.
 * esbuild minifies the styles. In markup only white space changes, and only where no browser shows it: a run becomes one space, and is
 * removed at the start and end of a block. Attribute values, comments, `<pre>` and `<textarea>` stay as they are.
 */
import { transformSync } from 'esbuild';
import MagicString from 'magic-string';

/** Elements that every browser lays out as blocks, rows or items, so that white space beside their tags is not shown. */
const blocks = new Set([
  'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'legend', 'li', 'main', 'nav', 'ol', 'option', 'p',
  'section', 'select', 'summary', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
]);
const verbatim = new Set(['pre', 'textarea']);

const tokens = /<!--[^]*?(?:-->|$)|<\/?[a-z][a-z0-9-]*|\s+|[^]/gi;

/** @param {readonly string[]} parts a template's text before, between and after its expressions */
export function minifyMarkup(parts) {
  let quote; // the quote of the current attribute value
  let tag; // the name of the current tag, with / for an end tag
  let kept; // the element whose text stays as it is
  return parts.map((part) => {
    let out = '';
    let besideBlock = false;
    for (const [token] of part.matchAll(tokens)) {
      let text = token;
      if (quote) {
        if (token === quote) quote = undefined;
      } else if (tag) {
        if (token === '"' || token === "'") quote = token;
        else if (/^\s/.test(token)) text = ' ';
      } else if (/^<\/?[a-z]/i.test(token) && (!kept || token === `</${kept}`)) {
        tag = token.slice(1);
        const name = tag.replace('/', '');
        if (blocks.has(name)) out = out.trimEnd();
        kept = verbatim.has(name) && name === tag ? name : undefined;
      } else if (/^\s/.test(token) && !kept) {
        text = besideBlock ? '' : ' ';
      }
      if (!tag && text !== '') besideBlock = false;
      if (tag && !quote && token === '>') {
        besideBlock = blocks.has(tag.replace('/', ''));
        tag = undefined;
      }
      out += text;
    }
    return out;
  });
}

/** @param {string} text a complete style sheet */
export function minifyStyles(text) {
  // esbuild must not escape characters beyond ASCII: inside a literal, an escape has another meaning.
  const { code } = transformSync(text, { loader: 'css', minify: true, charset: 'utf8' });
  if (/[\\`]/.test(code)) throw new Error('A minified style sheet has an escape, which does not fit into a literal.');
  return code.trim();
}

const isNode = (value) => typeof value?.type === 'string';

/** Yields every node of an ESTree syntax tree. */
function* nodesOf(node) {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child);
  }
}

/** Minifies the literals of one module. @returns undefined when it has none */
export function minifyTemplates(code, program) {
  const changed = new MagicString(code);
  for (const { type, tag, quasi } of nodesOf(program)) {
    if (type !== 'TaggedTemplateExpression' || !['css', 'html'].includes(tag.name)) continue;
    const { quasis } = quasi;
    if (tag.name === 'css' && quasis.length > 1) throw new Error('A css literal has an expression, which the build cannot minify.');
    const parts = quasis.map(({ value }) => value.raw);
    const minified = tag.name === 'css' ? parts.map(minifyStyles) : minifyMarkup(parts);
    quasis.forEach(({ start, end }, i) => {
      if (minified[i] !== parts[i]) changed.update(start, end, minified[i]);
    });
  }
  return changed.hasChanged() ? { code: changed.toString(), map: changed.generateMap({ hires: 'boundary' }) } : undefined;
}

/** The Vite plugin. It runs after TypeScript has been compiled. */
export const minifiedTemplates = () => ({
  name: 'minified-templates',
  enforce: 'post',
  transform(code, id) {
    return /\b(?:css|html)`/.test(code) && !id.includes('/node_modules/') ? minifyTemplates(code, this.parse(code)) : undefined;
  },
});
