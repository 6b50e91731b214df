/** Chooses the back end: with `?backend=` a server on this machine, such as `latchkey-mock`; otherwise the one inside the page. */

/** 127.0.0.0/8, [::1] and names that browsers resolve to this machine. Any other server could collect the passwords that testers type. */
const isLoopback = ({ hostname }: URL): boolean => /^(127(\.\d{1,3}){3}|\[::1\]|localhost|.+\.localhost)$/.test(hostname);

/** The address of `?backend=` without a slash at its end, or the reason why it is refused. Undefined without `?backend=`. */
export const backendAddress = (search: string): { readonly address?: string; readonly refusal?: string } => {
  const asked = new URLSearchParams(search).get('backend');
  if (asked === null) return {};
  const url = URL.canParse(asked) ? new URL(asked) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !isLoopback(url) || url.username || url.search || url.hash) {
    return { refusal: `“${asked}” is not used as a back end: ?backend= takes an address of this machine only, such as http://127.0.0.1:4010.` };
  }
  return { address: url.href.replace(/\/+$/, '') };
};
