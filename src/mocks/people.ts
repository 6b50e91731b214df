import type { RegistrationState } from '../client/auth-client.js';

/** Somebody whom the mock backend knows. */
export interface MockUser {
  id: string;
  username: string;
  name: string;
  email: string;
  /** E.164. Proven second factors when the registration is complete, formerly so when it was reset, else only on record. */
  phones?: readonly string[];
  fax?: string;
  /** The identity system's name for this user. */
  signInName?: string;
  /** {@link everyPassword} when absent. */
  password?: string;
  registration: RegistrationState;
  /** Whether the signed-in admin manages this user; true when absent. */
  managed?: boolean;
  /** `locked` and `disabled` may do nothing, and nobody can tell from outside. */
  status?: 'active' | 'locked' | 'disabled';
}

export const everyPassword = 'Quack-quack-2021';

/** Whom the admin routes answer to. */
export const adminId = 'u-padmin';

export const people: readonly MockUser[] = [
  {
    id: 'u-dduck', username: 'dduck2021', name: 'Daisey Duck', signInName: 'dduck2021@id.portal.example', registration: 'complete',
    email: 'daisey.duck@example.com', phones: ['+12025550142'], fax: '+12025550152',
  },
  {
    id: 'u-emailonly', username: 'emailonly2021', name: 'Elmer Only', signInName: 'emailonly2021@id.portal.example', registration: 'complete',
    email: 'elmer.only@example.com',
  },
  {
    id: 'u-twophones', username: 'twophones2021', name: 'Tara Two', signInName: 'twophones2021@id.portal.example', registration: 'complete',
    email: 'tara.two@example.com', phones: ['+12025550143', '+12025550144'],
  },
  {
    id: 'u-started', username: 'started2021', name: 'Sally Started', signInName: 'started2021@id.portal.example', registration: 'incomplete',
    email: 'sally.started@example.com',
  },
  {
    id: 'u-reset', username: 'reset2021', name: 'Rita Reset', signInName: 'reset2021@id.portal.example', registration: 'reset',
    email: 'rita.reset@example.com',
  },
  {
    id: 'u-stranger', username: 'stranger2021', name: 'Sid Stranger', signInName: 'stranger2021@id.portal.example', registration: 'complete',
    email: 'sid.stranger@example.com', managed: false,
  },
  {
    id: adminId, username: 'padmin2021', name: 'Pat Admin', signInName: 'padmin2021@id.portal.example', registration: 'complete',
    email: 'pat.admin@example.com', phones: ['+12025550199'],
  },
];
