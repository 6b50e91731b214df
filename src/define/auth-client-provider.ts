import { AuthClientProvider } from '../elements/auth-client-provider/auth-client-provider.js';
import { register } from './register.js';

register('auth-client-provider', AuthClientProvider);
