/** Controls, line ends, marks of direction and what has no width: a terminal would obey them, and a reader not see them. */
// oxlint-disable-next-line no-control-regex
const invisible = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** Foreign text as one line of visible characters: no escape sequence reaches a terminal, and no line is forged. */
export const visible = (text: string): string =>
  text.replaceAll(/[\r\n]+/g, ' ').replaceAll(invisible, (one) => String.raw`\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
