import 'latchkey/define/verification-code-input';
import { show } from '../lib/mount.js';

show('verification-code-input');
