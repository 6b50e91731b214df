import type { Decorator, Preview } from '@storybook/web-components-vite';

/** The toolbar's switches: light or dark, and the text direction. */
export const appearances = {
  theme: {
    description: 'Light or dark',
    toolbar: { icon: 'mirror', dynamicTitle: true, items: [{ value: 'light dark', title: 'As the system' }, { value: 'light', title: 'Light' }, { value: 'dark', title: 'Dark' }] },
  },
  direction: {
    description: 'Direction of the text',
    toolbar: { icon: 'transfer', dynamicTitle: true, items: [{ value: 'ltr', title: 'Left to right' }, { value: 'rtl', title: 'Right to left' }] },
  },
} satisfies Preview['globalTypes'];

export const initialAppearance = { theme: 'light dark', direction: 'ltr' };

/** Sets the page as a host would. Elements follow `color-scheme` and `dir`. */
export const withAppearance: Decorator = (story, { globals }) => {
  const { documentElement: root, body } = document;
  root.dir = globals['direction'];
  root.style.colorScheme = globals['theme'];
  body.style.background = 'light-dark(#f6f8fa, #0d1116)';
  body.style.fontFamily = 'system-ui, sans-serif';
  body.style.color = 'light-dark(#18202b, #e9edf2)';
  return story();
};
