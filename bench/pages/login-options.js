import 'latchkey/define/login-options';
import { show } from '../lib/mount.js';

show('login-options', { organization: 'Example' });
