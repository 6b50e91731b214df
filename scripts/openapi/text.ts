/** Markdown with the line breaks that its author needs and its readers do not: viewers show a lone line break as one. */
const startsLine = /^(- |\||## |\d+\. )/;

/** A template's text without the breaks inside its paragraphs, list items and table cells. */
export const markdown = (strings: TemplateStringsArray, ...values: readonly unknown[]): string =>
  String.raw({ raw: strings }, ...values)
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .reduce((text, line) => {
      if (text === '' || text.endsWith('\n')) return text + line;
      return text + (line === '' ? '\n\n' : startsLine.test(line) ? '\n' : ' ') + line;
    }, '');

/** `choose-method`, `signIn` and `invalid_code` as the names of types. */
export const pascal = (name: string): string => name.replaceAll(/(?:^|[-_])([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A title as a key. */
export const kebab = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');

/** `a`, `b` and `c`. */
export const listed = (names: readonly string[], joint = 'or'): string => {
  const quoted = names.map((name) => `\`${name}\``);
  return [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(` ${joint} `);
};
