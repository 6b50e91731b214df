import 'latchkey/define/sign-in-form';
import { show } from '../lib/mount.js';

show('sign-in-form', { baseUrl: '/auth', method: 'email' });
