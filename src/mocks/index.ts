export type { MockBackend, MockBackendOptions, ScenarioChoice } from './api.js';
export { createMockBackend } from './backend.js';
export { callAnswers, type CallAnswer, type PendingCall } from './calls.js';
export type { MessageKind } from './letters.js';
export type { OutboxMessage } from './outbox.js';
export { adminId, everyPassword, people, type MockUser } from './people.js';
export { scenarios, type ScenarioName, type ScenarioWords } from './scenarios.js';
