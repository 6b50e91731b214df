import 'latchkey/define/login-portal';
import { show } from '../lib/mount.js';

show('login-portal', { baseUrl: '/auth', organization: 'Example' });
