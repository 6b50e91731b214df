import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { minifyMarkup, minifyStyles, minifyTemplates } from '../../configs/minify-templates.mjs';

describe('markup', () => {
  it.each([
    ['a run of white space is one space', ['a\n   b  ', '  c'], ['a b ', ' c']],
    ['it goes beside blocks', ['<div class="a">\n  <p>text </p>\n  ', '\n</div>'], ['<div class="a"><p>text</p>', '</div>']],
    ['it stays between inline elements', ['<b>a</b>\n <i>b</i> ', ' <i>c</i>'], ['<b>a</b> <i>b</i> ', ' <i>c</i>']],
    ['text beside a block has none', ['before\n<p>in</p>\nbehind'], ['before<p>in</p>behind']],
    ['attributes keep their values', ['<p\n  class="a  b"\n  title=\'c\n d "  e\'>'], ['<p class="a  b" title=\'c\n d "  e\'>']],
    ['a value may have expressions', ['<p class="a  ', '  b"\n  id=', '>\n', '</p>'], ['<p class="a  ', '  b" id=', '>', '</p>']],
    ['a > in a value ends no tag', ['<b title="a > b  c"  id="d">  e</b>'], ['<b title="a > b  c" id="d"> e</b>']],
    ['text that is shown as it is stays', ['<textarea  rows=2>\n  a\n</textarea>\n <b>  b</b>'], ['<textarea rows=2>\n  a\n</textarea> <b> b</b>']],
    ['a comment stays', ['<!--  a <p>  b  -->  c'], ['<!--  a <p>  b  --> c']],
  ])('%s', (_, parts, minified) => {
    expect(minifyMarkup(parts)).toEqual(minified);
  });
});

describe('styles', () => {
  it('are minified, including layers, characters and the specificity of :where()', () => {
    expect(minifyStyles('@layer latchkey {\n  /* Marks. */\n  :where(.a, .b)::before { content: \'✓\' / \'\'; margin: 0.5rem; }\n}'))
      .toBe('@layer latchkey{:where(.a,.b):before{content:"✓" / "";margin:.5rem}}');
  });

  it('with escapes are refused', () => {
    expect(() => minifyStyles('.a\\:b { color: red }')).toThrow('escape');
  });
});

describe('a module', () => {
  const minify = (code: string) => minifyTemplates(code, parseAst(code));

  it('has its literals replaced, at any depth, and nothing else', () => {
    const { code } = minify('const a = html`<p>\n ${b.map((c) => html`<li>  ${c} </li>`)}</p>`;\nconst d = css`a { b: c }`;\nconst e = other`  f  g`;')!;
    expect(code).toBe('const a = html`<p>${b.map((c) => html`<li>${c}</li>`)}</p>`;\nconst d = css`a{b:c}`;\nconst e = other`  f  g`;');
  });

  it('without literals is unchanged', () => {
    expect(minify('const a = 1;')).toBeUndefined();
  });

  it('with an expression in its styles is refused', () => {
    expect(() => minify('css`a { color: ${b} }`')).toThrow('expression');
  });
});
