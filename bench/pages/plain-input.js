import { show } from '../lib/mount.js';

show('input', { inputMode: 'numeric', ariaLabel: 'Code' });
