/** Removes the line breaks that are only in the source: viewers of Markdown show a single line break. */
const startsLine = /^(- |\||## |\d+\. )/;

/** A template's text without the line breaks inside its paragraphs, list items and table cells. */
export const markdown = (strings: TemplateStringsArray, ...values: readonly unknown[]): string =>
  String.raw({ raw: strings }, ...values)
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .reduce((text, line) => {
      if (text === '' || text.endsWith('\n')) return text + line;
      return text + (line === '' ? '\n\n' : startsLine.test(line) ? '\n' : ' ') + line;
    }, '');

/** Turns `choose-method`, `signIn` and `invalid_code` into type names. */
export const pascal = (name: string): string => name.replaceAll(/(?:^|[-_])([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Turns a title into a key. */
export const kebab = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');

/** `a`, `b` and `c`. */
export const listed = (names: readonly string[], joint = 'or'): string => {
  const quoted = names.map((name) => `\`${name}\``);
  return [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(` ${joint} `);
};
