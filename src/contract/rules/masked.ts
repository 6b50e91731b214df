/** Letters that masks are made of, besides dots and stars; they are left out on both sides, because names hold them too. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}@.]|x/gu, '');

const isWithin = (part: string, whole: string): boolean => {
  let rest = whole;
  return [...part].every((letter) => {
    const at = rest.indexOf(letter);
    rest = rest.slice(at + 1);
    return at >= 0;
  });
};

/** What of an address must not be read off: the name before the @, or the number but for its last four digits. */
const concealed = (address: string): string => (address.includes('@') ? address.slice(0, address.lastIndexOf('@')) : address.slice(1, -4));

/** Whether that is the address with letters left out, and the telling part of it not to be read. */
export const isMasked = (target: string, address: string): boolean =>
  isWithin(bare(target), bare(address)) && !target.toLowerCase().includes(concealed(address).toLowerCase());
