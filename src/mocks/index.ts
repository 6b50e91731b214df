export type { MockBackend, MockBackendOptions, ScenarioChoice } from './api.js';
export { createMockBackend } from './backend.js';
export type { MessageKind, OutboxMessage } from './outbox.js';
export type { PendingCall } from './phones.js';
export { callAnswers, type CallAnswer } from '../server/calls.js';
export { adminId, everyPassword, people, type MockUser } from './people.js';
export { scenarios, type ScenarioName, type ScenarioWords } from './scenarios.js';
