/**
 * The page's own address without query and fragment, absolute: `history.replaceState()` resolves what is relative against a `<base>`,
 * and a path that begins with `//` would name another host.
 */
export const pageAddress = (): string => location.href.replace(/[?#].*$/s, '');
