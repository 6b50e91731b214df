import type { Clock, Store } from '../ports.js';

/** A pool or client of `pg`, or whatever else works alike. */
export interface PostgresPool {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Several processes may start at once, and `CREATE TABLE IF NOT EXISTS` alone may then fail: one makes the tables, the others wait. */
const tables = `
  DO $$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('latchkey'));
    CREATE TABLE IF NOT EXISTS latchkey_entries (key text PRIMARY KEY, value text NOT NULL, until double precision NOT NULL);
    CREATE INDEX IF NOT EXISTS latchkey_entries_until ON latchkey_entries (until);
    CREATE TABLE IF NOT EXISTS latchkey_queue (
      id bigserial PRIMARY KEY, value text NOT NULL, until double precision NOT NULL, claimed_until double precision NOT NULL DEFAULT 0
    );
  END $$
`;

const statements = {
  get: 'SELECT value FROM latchkey_entries WHERE key = $1 AND until > $2',
  put: 'INSERT INTO latchkey_entries VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until',
  take: 'DELETE FROM latchkey_entries WHERE key = $1 RETURNING value, until',
  add: `INSERT INTO latchkey_entries AS entry VALUES ($1, '1', $2) ON CONFLICT (key) DO UPDATE SET
    value = CASE WHEN entry.until > $3 THEN (entry.value::bigint + 1)::text ELSE '1' END, until = CASE WHEN entry.until > $3 THEN entry.until ELSE excluded.until END
    RETURNING value, until`,
  swapAbsent: `INSERT INTO latchkey_entries AS entry VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until
    WHERE entry.until <= $4 RETURNING key`,
  swapPresent: 'UPDATE latchkey_entries SET value = $3, until = $4 WHERE key = $1 AND value = $2 AND until > $5 RETURNING key',
  sweep: 'DELETE FROM latchkey_entries WHERE until <= $1',
  enqueue: 'INSERT INTO latchkey_queue (value, until) VALUES ($1, $2)',
  sweepQueue: 'DELETE FROM latchkey_queue WHERE until <= $1',
  claim: `UPDATE latchkey_queue SET claimed_until = $1
    WHERE id = (SELECT id FROM latchkey_queue WHERE claimed_until <= $2 AND until > $2 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id, value`,
  ack: 'DELETE FROM latchkey_queue WHERE id = $1',
} as const;

/** Writes between two looks for what has expired. */
const sweepEvery = 1_000;

/**
 * Keeps what is under way in Postgres, for any number of machines. Makes its own tables, whose names begin with `latchkey_`.
 * The clocks of the machines should agree to within a second.
 */
export const postgresStore = (pool: PostgresPool, { clock = { now: () => Date.now() } }: { readonly clock?: Clock } = {}): Store => {
  let ready: Promise<unknown> | undefined;
  let writes = 0;
  const until = (seconds: number): number => clock.now() + seconds * 1_000;

  /** The tables are made with the first query, and once more when that failed. */
  const prepared = (): Promise<unknown> => {
    ready ??= pool.query(tables).catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };
  const run = async <Row>(statement: keyof typeof statements, ...values: unknown[]): Promise<Row | undefined> => {
    await prepared();
    return (await pool.query(statements[statement], values)).rows[0] as Row | undefined;
  };
  const sweep = async (): Promise<void> => {
    writes += 1;
    if (writes % sweepEvery > 0) return;
    await run('sweep', clock.now());
    await run('sweepQueue', clock.now());
  };

  return {
    get: async (key) => (await run<{ value: string }>('get', key, clock.now()))?.value,
    put: async (key, value, seconds) => {
      await sweep();
      await run('put', key, value, until(seconds));
    },
    take: async (key) => {
      const row = await run<{ value: string; until: number }>('take', key);
      return row && row.until > clock.now() ? row.value : undefined;
    },
    add: async (key, seconds) => {
      await sweep();
      const row = await run<{ value: string; until: number }>('add', key, until(seconds), clock.now());
      return { count: Number(row?.value), seconds: Math.ceil(((row?.until ?? 0) - clock.now()) / 1_000) };
    },
    swap: async (key, expected, value, seconds) => {
      await sweep();
      const row = expected === undefined
        ? await run('swapAbsent', key, value, until(seconds), clock.now())
        : await run('swapPresent', key, expected, value, until(seconds), clock.now());
      return row !== undefined;
    },
    enqueue: async (value, seconds) => {
      await sweep();
      await run('enqueue', value, until(seconds));
    },
    claim: async (seconds) => {
      const row = await run<{ id: string; value: string }>('claim', until(seconds), clock.now());
      return row && { id: String(row.id), value: row.value };
    },
    ack: async (id) => { await run('ack', id); },
  };
};
