import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** PostgreSQL refuses to run as root; then it runs as this user. */
export interface ClusterUser {
  readonly uid: number;
  readonly gid: number;
  /** Whether the user can pass all folders up to this path. */
  canReach(path: string): boolean;
}

/** null when the process is not root: the cluster then simply runs as ourselves. */
export function clusterUser(): ClusterUser | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (id('-u').status !== 0)
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const uid = Number(id('-u').stdout);
  const gid = Number(id('-g').stdout);
  return {
    uid,
    gid,
    canReach: (path) =>
      spawnSync('/bin/sh', ['-c', `test -e "$1"`, 'sh', path], { uid, gid, cwd: '/' }).status === 0,
  };
}

/**
 * The wanted folder, or, where the cluster's user can't reach it (a clone under /root), one under /var/tmp that
 * belongs to this copy alone. The move is printed, so that nobody searches for his data.
 */
export function reachableFolder(wanted: string, user: ClusterUser | null): string {
  mkdirSync(wanted, { recursive: true });
  if (!user || user.canReach(wanted)) return wanted;
  const moved = join(
    '/var/tmp',
    `belegbote-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`,
  );
  mkdirSync(moved, { recursive: true });
  process.stderr.write(`PostgreSQL erreicht ${dirname(wanted)} nicht; seine Daten stehen in ${moved}.\n`);
  return moved;
}
