import '../../../../src/define/auth-client-provider.js';
import { AuthClientProvider } from '../../../../src/elements/auth-client-provider/auth-client-provider.js';
import { fakeClient } from '../backend.js';
import { everyOperation, staged, type Row } from '../stage.js';
import { start } from '../arrange.js';
import { row as wizard, toCode } from './forgot-password-wizard.js';

export const row: Row = {
  tag: 'auth-client-provider',
  elementClass: AuthClientProvider,
  async make(into, tag = 'auth-client-provider') {
    const fake = fakeClient(everyOperation);
    const element = document.createElement(tag);
    Object.assign(element, { client: fake.client });
    const child = document.createElement('forgot-password-wizard');
    element.append(child);
    into.append(element);
    await child.updateComplete;
    return staged(element, fake);
  },
  properties: (client) => ({ client, messages: { 'reset.heading': 'Before' } }),
  works: () => true,
  states: { 'an element within': start, 'an element within, on its way': toCode() },
  submits: { start: wizard.submits['start'] as Row['submits'][string] },
};
