import { adminId } from '../../../src/mocks/index.js';
import type { Walk, Walks } from './walk.js';

const administration: Walk = async (visitor) => {
  const { answer: { nextCursor } } = await visitor.ask('listUsers', { limit: 3 }, 'The first page');
  await visitor.ask('listUsers', { limit: 3, cursor: nextCursor }, 'The next page');
  await visitor.ask('listUsers', { limit: 25, query: 'duck' }, 'A search');
  await visitor.ask('listUsers', { limit: 3, query: 'duck', cursor: nextCursor }, 'A cursor of another search');
  await visitor.ask('getUser', undefined, 'A user', 'u-dduck');
  await visitor.ask('getUser', undefined, 'A user whom another administrator manages', 'u-stranger');
  await visitor.ask('resetRegistration', {}, 'A reset, and a link mailed', 'u-dduck');
  await visitor.ask('resetRegistration', {}, 'Oneself', adminId);
};

const noLink: Walk = (visitor) => visitor.ask('resetRegistration', {}, 'A reset without a link', 'u-dduck');
const stepUp: Walk = (visitor) => visitor.ask('resetRegistration', {}, 'Signed in too long ago', 'u-dduck');
const signedOut: Walk = (visitor) => visitor.ask('listUsers', { limit: 25 }, 'Nobody is signed in');

export const administrationWalks: Walks = {
  administration: [administration],
  noLink: [noLink, 'admin-no-link'],
  stepUp: [stepUp, 'admin-step-up'],
  signedOut: [signedOut, 'admin-signed-out'],
};
