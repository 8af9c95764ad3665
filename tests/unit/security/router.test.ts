import { describe, expect, it } from 'vitest';
import { isFromOurPages } from '@/app/_security/own-origin';
import { companyActions, operatorActions } from '@/lib/identity/permissions';
import { config } from '@/proxy';
import {
  guardOfAction,
  guardOfPage,
  guardOfRoute,
  pages,
  routes,
  serverActions,
  sourceFiles,
  withNeighbours,
} from './router';

/** Pages for everybody: the ways in. */
const publicPages = ['/anmelden', '/einladung', '/passwort', '/passwort/neu'];

/** Actions for everybody, and why that is safe. */
const publicActions: Readonly<Record<string, string>> = {
  'app/_shell/actions.ts#chooseTheme': 'a cookie of the own browser',
  'app/_shell/actions.ts#chooseLocale': 'a cookie of the own browser',
  'app/_shell/actions.ts#switchCompany': 'checked against the memberships of whoever is signed in',
  'app/_shell/actions.ts#signOut': 'ends the own session',
  'app/(product)/berater/actions.ts#openInCompany': 'checked against the memberships of whoever is signed in',
  'app/passwort/actions.ts#askForReset': 'the same answer for everybody, counted by address',
  'app/passwort/actions.ts#readReset': 'the token of the mail is the proof',
  'app/passwort/actions.ts#setNewPassword': 'the token of the mail is the proof',
  'app/einladung/actions.ts#read': 'the token of the mail is the proof',
  'app/einladung/actions.ts#acceptNew': 'the token of the mail is the proof',
};

/** Route handlers outside the public API and outside our pages: what each of them asks for. */
const otherRoutes: Readonly<Record<string, RegExp | 'public'>> = {
  '/api/auth/[...nextauth]': /doors\[method\]\.has/,
  '/api/datev/callback': /currentUser\(\)/,
  '/api/health/live': 'public',
  '/api/health/ready': 'public',
  '/api/metrics': /isMetricsToken\(/,
  '/api/v1/[...rest]': 'public',
  '/api/v1/openapi.json': 'public',
};

const wrapper = /^export const (GET|POST|PUT|PATCH|DELETE) = (serve|serveDoor)\(\w+\);$/;
const known = new Set<string>([...companyActions, ...operatorActions]);

describe('every way in asks who comes (S1)', () => {
  it.each(pages().map((page) => [page.address, page] as const))('page %s', (address, page) => {
    const guard = guardOfPage(page);
    if (publicPages.includes(address)) expect(guard).toEqual({ kind: 'none' });
    else expect(guard.kind, `${page.file} asks nobody`).not.toBe('none');
    if (guard.kind === 'permission') expect(known).toContain(guard.permission);
  });

  it.each(serverActions().map((action) => [`${action.file}#${action.name}`, action] as const))(
    'action %s',
    (key, action) => {
      const guard = guardOfAction(action);
      if (key in publicActions) expect(guard).toEqual({ kind: 'none' });
      else expect(guard.kind, `${key} asks nobody`).not.toBe('none');
      if (guard.kind === 'permission') expect(known).toContain(guard.permission);
    },
  );

  it.each(routes().map((route) => [route.address, route] as const))('route %s', (address, route) => {
    const { source } = route;
    const asked = otherRoutes[address];
    if (asked === 'public') return;
    if (asked) expect(source).toMatch(asked);
    else if (!address.startsWith('/api/')) {
      const guard = guardOfRoute(route);
      expect(guard.kind, `${route.file} asks nobody`).toBe('permission');
      if (guard.kind === 'permission') expect(known).toContain(guard.permission);
    } else {
      expect(address).toMatch(/^\/api\/v1\//);
      const exported = source.split('\n').filter((line) => line.startsWith('export'));
      expect(exported.length).toBeGreaterThan(0);
      for (const line of exported) expect(line).toMatch(wrapper);
    }
  });

  it('knows no public page, action or route that is gone', () => {
    const addresses = [...pages(), ...routes()].map(({ address }) => address);
    expect([...publicPages, ...Object.keys(otherRoutes)].filter((one) => !addresses.includes(one))).toEqual(
      [],
    );
    const actions = serverActions().map(({ file, name }) => `${file}#${name}`);
    expect(Object.keys(publicActions).filter((one) => !actions.includes(one))).toEqual([]);
  });

  it('keeps server actions in files of their own, where the walk finds them', () => {
    const hidden = sourceFiles().filter(
      ({ source }) => /^\s*['"]use server['"]/m.test(source) && !source.startsWith("'use server';"),
    );
    expect(hidden.map(({ file }) => file)).toEqual([]);
    const exportedOtherwise = sourceFiles()
      .filter(({ source }) => source.startsWith("'use server';"))
      .filter(({ source }) => /^export (?!async function|type |interface )/m.test(source));
    expect(exportedOtherwise.map(({ file }) => file)).toEqual([]);
  });
});

describe('other sites (S3)', () => {
  const passes = new RegExp(`^${config.matcher.join('|')}$`);
  const sample = (address: string) => address.replaceAll(/\[(?:\.\.\.)?\w+\]/g, 'x.svg');

  it.each(pages().map(({ address }) => address))('cannot reach %s past the proxy', (address) => {
    expect(sample(address)).toMatch(passes);
  });

  it('cannot make a handler that changes something act: the proxy or the handler asks where a request comes from', () => {
    const changing = routes().filter(
      ({ address, source }) =>
        !address.startsWith('/api/') &&
        /^export (async function|const) (POST|PUT|PATCH|DELETE)\b/m.test(source),
    );
    expect(changing.length).toBeGreaterThan(0);
    const open = changing.filter(
      (route) =>
        !passes.test(route.address) && !/isFromOurPages\(|'sec-fetch-site'/.test(withNeighbours(route)),
    );
    expect(open.map(({ file }) => file)).toEqual([]);
  });

  const from = (headers: Record<string, string>, method = 'POST') =>
    isFromOurPages(method, (name) => headers[name] ?? null);
  const host = 'belegbote.example';

  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    // Whatever the other headers say.
    [{ 'sec-fetch-site': 'cross-site', origin: `https://${host}`, host }, false],
    // Browsers that do not say: the origin of the page.
    [{ origin: `https://${host}`, host }, true],
    [{ origin: `https://${host}`, host: '127.0.0.1:3000', 'x-forwarded-host': host }, true],
    [{ origin: 'https://evil.example', host }, false],
    [{ origin: `https://${host}.evil.example`, host }, false],
    [{ origin: 'null', host }, false],
    // Programs: no cookie comes along by itself.
    [{ host }, true],
  ])('%j may change something: %s', (headers, expected) => {
    expect(from(headers)).toBe(expected);
    expect(from(headers, 'GET')).toBe(true);
  });
});

describe('what a page may contain (S3)', () => {
  it('is no HTML that somebody typed', () => {
    const raw = sourceFiles().filter(({ source }) =>
      /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/.test(
        source,
      ),
    );
    expect(raw.map(({ file }) => file)).toEqual([]);
  });

  it('never reads a company from a request', () => {
    const asking = sourceFiles()
      .filter(({ file }) => file.startsWith('app/') && !file.startsWith('app/_s'))
      .filter(({ source }) => /(params|searchParams|formData|input|query)\.companyId/.test(source));
    expect(asking.map(({ file }) => file)).toEqual([]);
  });
});

/** Where SQL is put together from texts, and why no value of a request can come into it. */
const putTogether: Readonly<Record<string, string>> = {
  'lib/general-data/push/delivery.ts': 'the name of a table, out of a constant list',
  'lib/platform/reseal.ts': "names of tables and columns, out of the database's own catalogue",
};

describe('SQL (S3)', () => {
  it('takes values as parameters; texts are put together in known places only', () => {
    const unsafe = sourceFiles().filter(({ source }) =>
      /\$(queryRaw|executeRaw)Unsafe|Prisma\.raw\(/.test(source),
    );
    expect(unsafe.map(({ file }) => file)).toEqual(Object.keys(putTogether));
  });
});
