/**
 * First step of every command: makes sure that what it needs is installed, then runs it with the project's own Node.
 * Plain JavaScript without dependencies, because in a fresh clone there is nothing else yet.
 *
 * node scripts/bootstrap.mjs COMMAND [arguments]  →  tsx scripts/COMMAND.ts [arguments]
 *
 * Commands that read strangers' files run in plain Node as the worker does (ADR 8): tsx alone takes 280 MB, and a hostile file may
 * cost no more than 300 (E3).
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const [command = '', ...rest] = process.argv.slice(2);
const plainNodeCommands = ['belegsatz'];

installIfNeeded();
generateIfNeeded();
runCommand();

/**
 * Installs what the lock file names, unless this very lock file was installed before. Not `npm ci`: that gives up where a
 * registry does not carry the optional packages of other systems. `--no-save` leaves the lock file as it is.
 */
function installIfNeeded() {
  const stamp = join('node_modules', '.belegbote-installed');
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (isInstalledByHand()) {
    writeFileSync(stamp, wanted);
    return;
  }
  process.stderr.write('Abhängigkeiten werden installiert …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const install = () =>
    spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: 'development' },
    });
  // A registry that stumbles once must not spoil a first impression.
  const { status } = install().status === 0 ? { status: 0 } : install();
  if (status !== 0) {
    process.stderr.write('npm install ist fehlgeschlagen; die Meldung darüber sagt, warum.\n');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** Somebody installed himself: npm's own record is as new as the lock file's content. */
function isInstalledByHand() {
  const record = join('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

function generateIfNeeded() {
  if (existsSync(join('lib', 'platform', 'generated', 'prisma', 'client.ts'))) return;
  const { status } = spawnSync(process.execPath, [join('scripts', 'generate-client.mjs')], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

function runCommand() {
  const script = join('scripts', `${command}.ts`);
  if (!existsSync(script)) {
    process.stderr.write(`Unbekannter Befehl „${command}“. Die Befehle stehen in README.md.\n`);
    process.exit(2);
  }
  mkdirSync('.data', { recursive: true });
  const loader = plainNodeCommands.includes(command)
    ? ['--experimental-transform-types', '--import', './worker/typescript.mjs']
    : ['--import', 'tsx'];
  const child = spawn(projectNode(), ['--disable-warning=ExperimentalWarning', ...loader, script, ...rest], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** Node 24 of the npm package `node`; where its install step was not allowed, a new enough Node of the machine. */
function projectNode() {
  const packaged = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  process.stderr.write(
    `Node ${process.versions.node} ist zu alt und das Paket „node“ wurde nicht eingerichtet.\n` +
      'Bitte Node 22.12 oder neuer nehmen, oder Installationsschritte erlauben und npm install wiederholen.\n',
  );
  process.exit(1);
}
