/** `latchkey/server`: the rules of the contract as a `fetch` handler. Needs Web Crypto and nothing of Node. */
export { callAnswers, type CallAnswer } from './calls.js';
export { DeliveryError } from './delivery-error.js';
export { messageText, type MessageText } from './messages.js';
export type { Origins } from './origins.js';
export type {
  Account, Caller, Clock, Counter, Directory, Factor, Message, Messenger, NoticeReason, Proof, QueueItem, Random, SessionOptions, Sessions, Store,
  StoredFactor, UserQuery,
} from './ports.js';
export { createAuthServer, type AuthServer, type AuthServerOptions, type FetchContext, type LogEntry } from './server.js';
export { defaultSettings, type Settings } from './settings.js';
export { memoryStore } from './stores/memory.js';
export { postgresStore, type PostgresPool } from './stores/postgres.js';
export { sqliteStore, type SqliteDatabase } from './stores/sqlite.js';
