/** The reference catalogue, whole. Elements import only the sections that they speak. */
import { account } from './en/account.js';
import { challenge } from './en/challenge.js';
import { code } from './en/code.js';
import { common } from './en/common.js';
import { enroll } from './en/enroll.js';
import { linkSent } from './en/link-sent.js';
import { password } from './en/password.js';
import { phone } from './en/phone.js';
import { phoneField } from './en/phone-field.js';
import { problems } from './en/problems.js';
import { provePassword } from './en/prove-password.js';
import { reset } from './en/reset.js';

export default { ...common, ...account, ...enroll, ...phoneField, ...linkSent, ...provePassword, ...code, ...challenge, ...password, ...phone, ...problems, ...reset };
