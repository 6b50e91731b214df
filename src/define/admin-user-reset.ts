import { AdminUserReset } from '../elements/admin-user-reset/admin-user-reset.js';
import { register } from './register.js';

register('admin-user-reset', AdminUserReset);
