/** A keyboard for each engine. */
import { sendKeys } from '@web/test-runner-commands';

/** WebKit uses WebDriver, which presses all keys of one command together: it loses a repeated key, and a chord is a string of key codes. */
const byWebDriver = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);
const shiftTab = '\uE008\uE004';

export const keys = {
  async type(text: string): Promise<void> {
    for (const stroke of byWebDriver ? text : [text]) await sendKeys({ type: stroke });
  },
  /** Key names that all engines know. The space bar is `' '`. */
  press: async (key: string): Promise<void> => { await sendKeys({ press: key }); },
  async back(): Promise<void> {
    if (byWebDriver) return void await sendKeys({ type: shiftTab });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
  },
};
