import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { memoryStore, postgresStore, sqliteStore, type Clock, type Store } from '../../src/server/index.js';
import { hasPostgres, startPostgres } from './postgres.js';

/** An empty store, and others over the same data as another process has them; just the one where nothing is shared. */
export interface Stores { readonly store: Store; readonly other: Store; readonly dump: () => Promise<string>; readonly stop: () => Promise<void> }
type Open = (clock: Clock) => Promise<Stores>;

const memory: Open = async (clock) => {
  const values: string[] = [];
  const store = memoryStore({ clock });
  const recording: Store = {
    ...store,
    put: (key, value, seconds) => (values.push(key, value), store.put(key, value, seconds)),
    add: (key, seconds) => (values.push(key), store.add(key, seconds)),
    swap: (key, expected, value, seconds) => (values.push(key, value), store.swap(key, expected, value, seconds)),
    enqueue: (value, seconds) => (values.push(value), store.enqueue(value, seconds)),
  };
  return { store: recording, other: recording, dump: async () => values.join('\n'), stop: async () => undefined };
};

const sqlite: Open = async (clock) => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-sqlite-'));
  const open = () => {
    const database = new Database(join(folder, 'store.db'), { timeout: 5_000 });
    database.exec('PRAGMA journal_mode = WAL');
    return database;
  };
  const [first, second] = [open(), open()];
  const all = (table: string) => JSON.stringify(first.prepare(`SELECT * FROM ${table}`).all());
  return {
    store: sqliteStore(first, { clock }),
    other: sqliteStore(second, { clock }),
    dump: async () => all('latchkey_entries') + all('latchkey_queue'),
    stop: async () => {
      first.close();
      second.close();
      rmSync(folder, { recursive: true });
    },
  };
};

const postgres: Open = async (clock) => {
  const { connect, pool, stop } = await startPostgres();
  return {
    store: postgresStore(pool, { clock }),
    other: postgresStore(connect(), { clock }),
    dump: async () => JSON.stringify([await pool.query('SELECT * FROM latchkey_entries'), await pool.query('SELECT * FROM latchkey_queue')]),
    stop,
  };
};

/** Every store that can be tried here. Postgres is tried where it is installed, as .ci/run sees to. */
export const stores: readonly (readonly [name: string, open: Open])[] = [['memory', memory], ['SQLite', sqlite], ...(hasPostgres ? [['Postgres', postgres] as const] : [])];
