/** The reference catalogue, whole. Elements import only the sections that they speak. */
import { challenge } from './en/challenge.js';
import { code } from './en/code.js';
import { common } from './en/common.js';
import { password } from './en/password.js';
import { phone } from './en/phone.js';
import { problems } from './en/problems.js';
import { reset } from './en/reset.js';

export default { ...common, ...code, ...challenge, ...password, ...phone, ...problems, ...reset };
