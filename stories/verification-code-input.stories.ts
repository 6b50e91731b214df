import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { expect } from 'storybook/test';
import type { VerificationCodeInput } from '../src/index.js';
import { visit } from './support/visitor.js';

type Args = Partial<Pick<VerificationCodeInput, 'name' | 'length' | 'label' | 'required' | 'disabled' | 'autoSubmit' | 'value'>>;
type Story = StoryObj<Args>;

/** A host's own form. It shows the data that it would send. */
function submit(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  form.querySelector('output')!.append(`Submitted: ${String(new FormData(form).get('code'))}. `);
}

const meta: Meta<Args> = {
  title: 'Elements/verification-code-input',
  component: 'verification-code-input',
  args: { name: 'code', length: 6, required: false, disabled: false, autoSubmit: false },
  render: ({ name = 'code', length = 6, label, required = false, disabled = false, autoSubmit = false, value = '' }) => html`<form @submit=${submit}>
    <verification-code-input name=${name} length=${length} label=${ifDefined(label)} .value=${value}
      ?required=${required} ?disabled=${disabled} ?auto-submit=${autoSubmit}></verification-code-input>
    <p><button>Submit</button> <output></output></p>
  </form>`,
};
export default meta;

export const Empty: Story = {};
export const Filled: Story = { args: { value: '123456' } };
export const EightDigits: Story = { args: { length: 8 } };
export const Disabled: Story = { args: { disabled: true, value: '123456' } };
export const OwnLabel: Story = { args: { label: 'Code from the letter' } };

/** The host provides the label. */
export const LabelledByTheHost: Story = {
  render: () => html`<label for="letter">The six digits in the letter</label>
    <verification-code-input label="" input-id="letter"></verification-code-input>`,
  play: visit(async (visitor) => {
    await expect(await visitor.field('The six digits in the letter')).toBeVisible();
  }),
};

export const PastedWithSpaces: Story = {
  play: visit(async (visitor, { userEvent }) => {
    const field = await visitor.field('Verification Code');
    await visitor.does('pastes “123 456”', async () => {
      await userEvent.click(field);
      await userEvent.paste('123 456');
    });
    await expect(field).toHaveValue('123456');
  }),
};

export const DigitsOfAnotherScript: Story = {
  play: visit(async (visitor) => {
    await visitor.does('types Arabic-Indic digits', () => visitor.types('Verification Code', '٠٠٠٠٠٤'));
    await expect(await visitor.field('Verification Code')).toHaveValue('000004');
  }),
};

export const TooShort: Story = {
  play: visit(async (visitor, { userEvent }) => {
    await visitor.does('types three digits and goes on', async () => {
      await visitor.types('Verification Code', '123');
      await userEvent.tab();
    });
    await visitor.reads(/this has fewer/);
  }),
};

export const RequiredAndMissing: Story = {
  args: { required: true },
  play: visit(async (visitor, { canvas }) => {
    await visitor.does('submits', () => visitor.presses('Submit'));
    await visitor.reads('Enter the verification code');
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement();
  }),
};

export const Submitted: Story = {
  play: visit(async (visitor, { canvas }) => {
    await visitor.does('types and submits', async () => {
      await visitor.types('Verification Code', '000004');
      await visitor.presses('Submit');
    });
    await expect(canvas.getByRole('status')).toHaveTextContent(/^Submitted: 000004\.$/);
  }),
};

export const SubmitsByItself: Story = {
  args: { autoSubmit: true },
  play: visit(async (visitor, { canvas }) => {
    await visitor.does('types the last digit', () => visitor.types('Verification Code', '123456'));
    await expect(canvas.getByRole('status')).toHaveTextContent(/^Submitted: 123456\.$/);
  }),
};
