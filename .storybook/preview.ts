import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { mswLoader } from 'msw-storybook-addon/csf3';
import manifest from '../custom-elements.json';
import '../src/define/all.js';
import { appearances, initialAppearance, withAppearance } from '../stories/support/appearance.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  loaders: [mswLoader()],
  decorators: [withAppearance],
  globalTypes: appearances,
  initialGlobals: initialAppearance,
  parameters: {
    // An axe violation fails the story. axe checks WCAG 2.2's target size only when it is enabled here.
    a11y: { test: 'error', options: { rules: { 'target-size': { enabled: true } } } },
    // A docs page runs no play function, so a state that needs one would look like the start.
    docs: { stories: { filter: ({ playFunction }: { playFunction?: unknown }) => !playFunction } },
  },
};

export default preview;
