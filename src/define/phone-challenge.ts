import { PhoneChallenge } from '../elements/phone-challenge/phone-challenge.js';
import { register } from './register.js';

register('phone-challenge', PhoneChallenge);
