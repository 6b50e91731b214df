import 'latchkey/define/forgot-password-wizard';
import { show } from '../lib/mount.js';

show('forgot-password-wizard', { baseUrl: '/auth' });
