/** The actions of a portal's visitor, which find things by role and accessible name. */

/** Goes from the login page to the field for the code. */
export async function forgetsPassword(page, email) {
  await page.getByRole('button', { name: 'Login with Email' }).click();
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  await page.getByRole('textbox', { name: 'Email Address' }).fill(email);
  await page.getByRole('button', { name: 'Send verification code' }).click();
  await page.getByRole('heading', { name: 'Enter the verification code' }).waitFor();
}

export async function entersCode(page, code) {
  await page.getByRole('textbox', { name: 'Verification Code' }).fill(code);
  await page.getByRole('button', { name: 'Verify code' }).click();
}

export async function choosesPassword(page, password) {
  await page.getByRole('textbox', { name: 'New Password', exact: true }).fill(password);
  await page.getByRole('textbox', { name: 'Confirm New Password' }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}
