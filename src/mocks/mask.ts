const dots = '•••';
const first = (text: string): string => [...text][0] ?? '';

/** `d•••@example.com`: the number of dots tells nothing. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${first(email)}${dots}${email.slice(at)}`;
};

/** `••• 0142` */
export const maskPhone = (phone: string): string => `${dots} ${phone.slice(-4)}`;

/** `d•••1` */
export const maskUsername = (username: string): string => `${first(username)}${dots}${username.slice(-1)}`;
