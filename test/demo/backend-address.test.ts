import { describe, expect, it } from 'vitest';
import { backendAddress } from '../../demo/backend-address.js';

const asked = (backend: string) => backendAddress(`?${new URLSearchParams({ scenario: 'normal', backend }).toString()}`);

describe('the back end in the address of the demo', () => {
  it('is the page’s own when none is given', () => {
    expect(backendAddress('')).toEqual({});
    expect(backendAddress('?scenario=slow')).toEqual({});
  });

  it.each([
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
    ['https://localhost:8443/auth/', 'https://localhost:8443/auth'],
    ['http://[::1]:4010', 'http://[::1]:4010'],
    ['http://mock.localhost:4010', 'http://mock.localhost:4010'],
    ['http://2130706433:4010', 'http://127.0.0.1:4010'],
  ])('may be %s', (backend, address) => {
    expect(asked(backend)).toEqual({ address });
  });

  it.each([
    '', 'yes', '/auth', 'https://evil.example', 'http://localhost.evil.example', 'http://evil.example/127.0.0.1', 'http://127.0.0.1.evil.example',
    'http://127.0.0.1@evil.example', 'http://user@127.0.0.1', 'http://10.0.0.1', 'http://0.0.0.0:4010', 'file:///etc/passwd', 'javascript:alert(1)',
    'http://127.0.0.1/?a=b', 'http://127.0.0.1/#a', 'http://notlocalhost',
  ])('may not be “%s”, and says why', (backend) => {
    expect(asked(backend)).toEqual({
      refusal: `“${backend}” is not used as a back end: ?backend= takes an address of this machine only, such as http://127.0.0.1:4010.`,
    });
  });
});
