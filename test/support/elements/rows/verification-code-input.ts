import '../../../../src/define/verification-code-input.js';
import { VerificationCodeInput } from '../../../../src/elements/verification-code-input/verification-code-input.js';
import { field, fill, find, until } from '../page.js';
import { stage, type Row } from '../stage.js';
import { start, typingCode } from '../arrange.js';

const label = 'Verification Code';

export const row: Row = {
  tag: 'verification-code-input',
  elementClass: VerificationCodeInput,
  make: (into, tag = 'verification-code-input') => stage(into, tag, () => ({ name: 'code' })),
  properties: () => ({ value: '123 456', length: 6 }),
  works: (element) => (element as VerificationCodeInput).value === '123456'
    && (find(element, 'textbox', label) as HTMLInputElement | undefined)?.value === '123456',
  states: {
    empty: start,
    filled: typingCode(),
    wrong: async ({ element }) => {
      fill(element, label, '12').dispatchEvent(new Event('change', { bubbles: true }));
      await until(() => field(element, label).getAttribute('aria-invalid'));
    },
    disabled: async ({ element }) => {
      (element as VerificationCodeInput).disabled = true;
      await until(() => field(element, label).disabled);
    },
  },
  submits: {},
};
