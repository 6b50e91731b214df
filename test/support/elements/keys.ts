/** A keyboard, in each engine. */
import { sendKeys } from '@web/test-runner-commands';

export const keys = {
  type: async (text: string): Promise<void> => { await sendKeys({ type: text }); },
  /** By the names that all engines know: the space bar is `' '`. */
  press: async (key: string): Promise<void> => { await sendKeys({ press: key }); },
  /** Not every engine takes `Shift+Tab` for what it is. */
  async back(): Promise<void> {
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
  },
};
