import { VerificationCodeInput } from '../elements/verification-code-input/verification-code-input.js';
import { register } from './register.js';

register('verification-code-input', VerificationCodeInput);
