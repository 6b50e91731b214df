/** A keyboard, in each engine. */
import { sendKeys } from '@web/test-runner-commands';

/** WebKit is driven by WebDriver, which holds all keys of one go down together: a repeated key is lost, and a chord is a text of key codes. */
const byWebDriver = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);
const shiftTab = '\uE008\uE004';

export const keys = {
  async type(text: string): Promise<void> {
    for (const stroke of byWebDriver ? text : [text]) await sendKeys({ type: stroke });
  },
  /** By the names that all engines know: the space bar is `' '`. */
  press: async (key: string): Promise<void> => { await sendKeys({ press: key }); },
  async back(): Promise<void> {
    if (byWebDriver) return void await sendKeys({ type: shiftTab });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
  },
};
