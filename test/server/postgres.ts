import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const versions = '/usr/lib/postgresql';

/** Where Debian keeps the programs of its newest version; undefined where Postgres is not installed. */
const programs = existsSync(versions)
  ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)).map((version) => join(versions, version, 'bin')).find((folder) => existsSync(join(folder, 'postgres')))
  : undefined;

export const hasPostgres = programs !== undefined;

/** Postgres does not run as root, so it runs as the user whom its package has made. */
const owner = (): { readonly uid: number; readonly gid: number } | object => {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string): number => Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
};

export interface Postgres { readonly pool: pg.Pool; readonly connect: () => pg.Pool; readonly stop: () => Promise<void> }

/** A server of its own in an empty folder, reached by a socket there. */
export const startPostgres = async (): Promise<Postgres> => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-postgres-'));
  const user = owner();
  if ('uid' in user) chownSync(folder, Number(user.uid), Number(Reflect.get(user, 'gid')));
  const data = join(folder, 'data');
  const made = spawnSync(join(programs ?? '', 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '--no-sync'], { ...user, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const server = spawn(join(programs ?? '', 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`Postgres ended: ${said}`)));
  });
  const pools: pg.Pool[] = [];
  const connect = (): pg.Pool => {
    const pool = new pg.Pool({ host: folder, user: 'test', database: 'postgres', max: 5 });
    pools.push(pool);
    return pool;
  };
  return {
    pool: connect(),
    connect,
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      const ended = new Promise((resolve) => { server.once('exit', resolve); });
      server.kill('SIGTERM'); // waits for the connections to end
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
};
