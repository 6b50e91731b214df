/** The files that a target in package.json's exports can match. All its stars stand for the same name, which is captured. */
export function targetPattern(target) {
  const [head, ...rest] = target.replace(/^\.\//, '').replaceAll('.', '\\.').split('*');
  return new RegExp(`^${[head, rest.join('\\1')].join(rest.length > 0 ? '([^/]+)' : '')}$`);
}
