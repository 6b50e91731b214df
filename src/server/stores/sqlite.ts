import type { Clock, Store } from '../ports.js';

interface Statement {
  run(...values: readonly unknown[]): unknown;
  get(...values: readonly unknown[]): unknown;
}

/** A database of `libsql`, `better-sqlite3` or whatever else works alike. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
}

const tables = `
  CREATE TABLE IF NOT EXISTS latchkey_entries (key TEXT PRIMARY KEY, value TEXT NOT NULL, until REAL NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS latchkey_entries_until ON latchkey_entries (until);
  CREATE TABLE IF NOT EXISTS latchkey_queue (
    id INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL, until REAL NOT NULL, claimed_until REAL NOT NULL DEFAULT 0
  );
`;

/** Writes between two looks for what has expired. */
const sweepEvery = 1_000;

/**
 * Keeps what is under way in a SQLite file, for the processes of one machine. Makes its own tables, whose names begin with `latchkey_`.
 * Where several processes share the file, give the database a busy timeout.
 */
export const sqliteStore = (database: SqliteDatabase, { clock = { now: () => Date.now() } }: { readonly clock?: Clock } = {}): Store => {
  database.exec(tables);
  const statements = {
    get: database.prepare('SELECT value FROM latchkey_entries WHERE key = ? AND until > ?'),
    put: database.prepare('INSERT INTO latchkey_entries VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until'),
    take: database.prepare('DELETE FROM latchkey_entries WHERE key = ? RETURNING value, until'),
    add: database.prepare(`INSERT INTO latchkey_entries VALUES (?1, '1', ?2) ON CONFLICT (key) DO UPDATE SET
      value = CASE WHEN until > ?3 THEN CAST(CAST(value AS INTEGER) + 1 AS TEXT) ELSE '1' END, until = CASE WHEN until > ?3 THEN until ELSE ?2 END
      RETURNING value, until`),
    swapAbsent: database.prepare('INSERT INTO latchkey_entries VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET value = ?2, until = ?3 WHERE until <= ?4 RETURNING key'),
    swapPresent: database.prepare('UPDATE latchkey_entries SET value = ?3, until = ?4 WHERE key = ?1 AND value = ?2 AND until > ?5 RETURNING key'),
    sweep: database.prepare('DELETE FROM latchkey_entries WHERE until <= ?'),
    enqueue: database.prepare('INSERT INTO latchkey_queue (value, until) VALUES (?, ?)'),
    sweepQueue: database.prepare('DELETE FROM latchkey_queue WHERE until <= ?'),
    claim: database.prepare(`UPDATE latchkey_queue SET claimed_until = ?1
      WHERE id = (SELECT id FROM latchkey_queue WHERE claimed_until <= ?2 AND until > ?2 ORDER BY id LIMIT 1) RETURNING id, value`),
    ack: database.prepare('DELETE FROM latchkey_queue WHERE id = ?'),
  };
  let writes = 0;
  const until = (seconds: number): number => clock.now() + seconds * 1_000;
  const sweep = (): void => {
    writes += 1;
    if (writes % sweepEvery > 0) return;
    statements.sweep.run(clock.now());
    statements.sweepQueue.run(clock.now());
  };

  return {
    get: async (key) => (statements.get.get(key, clock.now()) as { value: string } | undefined)?.value,
    put: async (key, value, seconds) => {
      sweep();
      statements.put.run(key, value, until(seconds));
    },
    take: async (key) => {
      const row = statements.take.get(key) as { value: string; until: number } | undefined;
      return row && row.until > clock.now() ? row.value : undefined;
    },
    add: async (key, seconds) => {
      sweep();
      const row = statements.add.get(key, until(seconds), clock.now()) as { value: string; until: number };
      return { count: Number(row.value), seconds: Math.ceil((row.until - clock.now()) / 1_000) };
    },
    swap: async (key, expected, value, seconds) => {
      sweep();
      const row = expected === undefined
        ? statements.swapAbsent.get(key, value, until(seconds), clock.now())
        : statements.swapPresent.get(key, expected, value, until(seconds), clock.now());
      return row !== undefined && row !== null;
    },
    enqueue: async (value, seconds) => {
      sweep();
      statements.enqueue.run(value, until(seconds));
    },
    claim: async (seconds) => {
      const row = statements.claim.get(until(seconds), clock.now()) as { id: number; value: string } | undefined | null;
      return row ? { id: String(row.id), value: row.value } : undefined;
    },
    ack: async (id) => { statements.ack.run(Number(id)); },
  };
};
