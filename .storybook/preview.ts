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
    // A violation fails the story. WCAG 2.2's target size is off in axe unless asked for.
    a11y: { test: 'error', options: { rules: { 'target-size': { enabled: true } } } },
    // A docs page plays nothing, and a state that has to be reached would look like the start.
    docs: { stories: { filter: ({ playFunction }: { playFunction?: unknown }) => !playFunction } },
  },
};

export default preview;
