/**
 * The page's absolute address without query and fragment. Absolute, because `history.replaceState()` resolves a relative address against
 * `<base>`, and a path that starts with `//` would name another host.
 */
export const pageAddress = (): string => location.href.replace(/[?#].*$/s, '');
