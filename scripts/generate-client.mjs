/**
 * Makes the Prisma client. Prisma only looks whether its schema engine exists (it is not used for generating), and
 * would download it; naming any file keeps the installation inside the npm registry.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const prisma = 'node_modules/prisma/build/index.js';
if (existsSync(prisma)) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    encoding: 'utf8',
  });
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
  process.exitCode = status ?? 1;
}
