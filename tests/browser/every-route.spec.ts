import type { APIRequestContext } from '@playwright/test';
import { type Action, may } from '@/lib/identity/permissions';
import messages from '@/messages/de.json' with { type: 'json' };
import {
  type Guard,
  guardOfAction,
  guardOfPage,
  pages,
  type Routed,
  routes,
  serverActions,
  takesForm,
} from '../unit/security/router';
import { inputOf } from './support/action-inputs';
import { builtActions, callAction } from './support/server-actions';
import { expect, test } from './support/test';
import { addressOf } from './support/walk-addresses';
import { fingerprintOf, openWalkScene, type Walker, type WalkScene } from './support/walk-scene';

const walkers: readonly Walker[] = ['nobody', 'customer', 'adviser', 'admin', 'stranger', 'operator'];
const absent = '00000000-0000-7000-8000-000000000000';

let scene: WalkScene;
test.beforeAll(async ({ platform, stack }) => {
  test.setTimeout(180_000);
  scene = await openWalkScene(platform, stack);
});
// A scene that could not be opened has nothing to close.
test.afterAll(() => scene?.close());

function gets(
  guard: Guard,
  walker: Walker,
  isForeign: boolean,
): 'page' | 'sign_in' | 'not_found' | 'elsewhere' {
  if (guard.kind === 'none') return 'page';
  if (guard.kind === 'redirect') return 'elsewhere';
  if (walker === 'nobody') return 'sign_in';
  if (guard.kind === 'signed_in') return 'page';
  if (guard.kind === 'operator') return walker === 'operator' ? 'page' : 'not_found';
  if (guard.kind === 'adviser') return walker === 'adviser' ? 'page' : 'not_found';
  if (walker === 'operator') return 'not_found';
  const actor = walker === 'stranger' ? scene.stranger.actors.admin : scene.owner.actors[walker];
  if (!may(actor, guard.permission as Action)) return 'not_found';
  return walker === 'stranger' && isForeign ? 'not_found' : 'page';
}

/** Pages that ask for a session first and for the permission when they know whose thing it is. */
const guardsWithin: Readonly<Record<string, Guard>> = {
  '/vorgaenge/[id]': { kind: 'permission', permission: 'general_data.read' },
};

/** Pages that lead somebody on to another one. */
const leadsOn: Readonly<Record<string, (walker: Walker) => boolean>> = {
  '/': (walker) => walker === 'operator',
  '/anmelden': () => true,
};

const expectedStatus = { page: 200, sign_in: 307, not_found: 404, elsewhere: 307 } as const;

function secretsIn(text: string, allowed: string): string[] {
  return scene.secrets.filter((secret) => text.includes(secret) && !allowed.includes(secret));
}

test.describe('every page (S1)', () => {
  for (const page of pages()) {
    test(page.address, async () => {
      const guard = guardsWithin[page.address] ?? guardOfPage(page);
      const address = addressOf(page, scene.ids);
      for (const walker of walkers) {
        const answer = await scene.browsers[walker].get(address);
        const text = await answer.text();
        const expected = gets(guard, walker, page.parameters.length > 0);
        const isLedOn = walker !== 'nobody' && leadsOn[page.address]?.(walker);
        expect(answer.status(), `${walker} at ${address}`).toBe(isLedOn ? 307 : expectedStatus[expected]);
        if (expected === 'sign_in') expect(answer.headers()['location']).toContain('/anmelden');
        if (walker === 'nobody' || walker === 'stranger')
          expect(secretsIn(text, address), `${walker} at ${address}`).toEqual([]);
      }
    });
  }

  test('looks the same for what is not there and what belongs to another company', async () => {
    for (const page of pages().filter(({ parameters }) => parameters.length > 0)) {
      const nowhere = Object.fromEntries(Object.keys(scene.ids).map((word) => [word, absent]));
      const [foreign, missing] = await Promise.all(
        [scene.ids, nowhere].map(async (ids) => {
          const answer = await scene.browsers.stranger.get(addressOf(page, ids));
          return { status: answer.status(), title: /<title>.*?<\/title>/.exec(await answer.text())?.[0] };
        }),
      );
      expect(foreign).toEqual(missing);
      expect(foreign?.status).toBe(404);
    }
  });
});

test.describe('every route of the API (S1)', () => {
  const apiRoutes = routes().filter(
    ({ address }) =>
      address.startsWith('/api/v1/') && !address.endsWith('openapi.json') && !address.endsWith('[...rest]'),
  );
  const methodsOf = ({ source }: Routed) =>
    [...source.matchAll(/^export const (\w+) =/gm)].map(([, name]) => name ?? '');

  /** Their errors have the published contract's own form and status (K1). */
  const isPublishedDoor = ({ address }: Routed) => address.startsWith('/api/v1/custom/');

  for (const route of apiRoutes) {
    for (const method of methodsOf(route)) {
      test(`${method} ${route.address}`, async () => {
        const address = addressOf(route, scene.ids);
        const call = (browser: APIRequestContext, key?: string) =>
          browser.fetch(address, {
            method,
            headers: key ? { authorization: `Bearer ${key}` } : {},
            ...(method === 'GET' ? {} : { data: {} }),
          });
        // A cookie opens no door for programs, whoever it belongs to.
        for (const walker of walkers) {
          const answer = await call(scene.browsers[walker]);
          expect(answer.status(), `${walker} without a key`).toBe(401);
        }
        expect((await call(scene.browsers.nobody, 'bb_'.padEnd(46, 'x'))).status()).toBe(401);
        const foreign = await call(scene.browsers.nobody, scene.strangerKey);
        expect(secretsIn(await foreign.text(), address)).toEqual([]);
        if (route.parameters.length > 0 && !isPublishedDoor(route)) {
          expect(foreign.status()).toBe(404);
          expect((await call(scene.browsers.nobody, scene.ownerKey)).status()).not.toBe(404);
        }
      });
    }
  }
});

test.describe('every other route (S1)', () => {
  const own = routes().filter(({ address }) => !address.startsWith('/api/'));

  for (const route of own) {
    const method = route.source.includes('function POST') ? 'POST' : 'GET';
    test(`${method} ${route.address}`, async () => {
      const address = addressOf(route, scene.ids);
      const call = (walker: Walker) =>
        scene.browsers[walker].fetch(address, { method, headers: { 'sec-fetch-site': 'same-origin' } });
      const nobody = await call('nobody');
      expect([307, 401, 404]).toContain(nobody.status());
      expect(secretsIn(await nobody.text(), address)).toEqual([]);
      const stranger = await call('stranger');
      // A `name` is one of the product's own templates, nobody's data.
      if (route.parameters.some((parameter) => parameter !== 'name')) expect(stranger.status()).toBe(404);
      expect(secretsIn(await stranger.text(), address)).toEqual([]);
      expect((await call('operator')).status()).toBe(404);
      expect([200, 204, 303, 400]).toContain((await call('admin')).status());
    });
  }

  test('of next-auth serves what our pages use and nothing else', async () => {
    for (const door of [
      'signin',
      'signout',
      'error',
      'verify-request',
      'providers',
      'callback/credentials',
      'x',
    ]) {
      const answer = await scene.browsers.nobody.get(`/api/auth/${door}`);
      expect(answer.status(), door).toBe(404);
    }
    expect((await scene.browsers.nobody.get('/api/auth/session')).status()).toBe(200);
    expect((await scene.browsers.nobody.get('/api/metrics')).status()).toBe(401);
    expect((await scene.browsers.admin.get('/api/metrics')).status()).toBe(401);
    expect((await scene.browsers.nobody.get('/api/datev/callback?code=x&state=y')).status()).toBe(303);
  });
});

test.describe('every server action (S1)', () => {
  /** What somebody reads whom the door itself turned away, before anything was looked up. */
  const turnedAway = { kind: 'refused', message: messages.errors.notPermitted };

  test('is known to the walk', () => {
    const inCode = serverActions().map(({ file, name }) => `${file}#${name}`);
    expect(inCode.length).toBeGreaterThan(20);
    expect(
      builtActions()
        .map(({ key }) => key)
        .filter((key) => !inCode.includes(key)),
    ).toEqual([]);
  });

  for (const action of serverActions().filter((one) => !takesForm(one))) {
    const key = `${action.file}#${action.name}`;
    test(key.replace(/^app\//, ''), async ({ platform }) => {
      const built = builtActions().find((one) => one.key === key);
      if (!built) throw new Error(`${key} is in no page of the build`);
      const guard = guardOfAction(action);
      const before = await fingerprintOf(platform, scene.owner.companyId);
      for (const walker of walkers) {
        const mayAct = gets(guard, walker, false) === 'page';
        // Whoever may does it in the tests of the page; here only those who must not, and the stranger in his own company.
        if (guard.kind !== 'none' && mayAct && walker !== 'stranger') continue;
        const result = await callAction(scene.browsers[walker], built, inputOf(key, scene));
        expect(result.kind, `${walker}: ${result.text.slice(0, 300)}`).toBe('answered');
        if (result.kind !== 'answered') continue;
        if (walker === 'nobody' && guard.kind !== 'none')
          expect(result.value, 'the input did not fit: give the walk what this action reads').toEqual({
            kind: 'signed_out',
          });
        else if (!mayAct) expect(result.value, walker).toEqual(turnedAway);
        if (walker === 'stranger' || walker === 'nobody')
          expect(secretsIn(result.text, JSON.stringify(inputOf(key, scene)))).toEqual([]);
      }
      expect(await fingerprintOf(platform, scene.owner.companyId), `${key} changed another company`).toEqual(
        before,
      );
    });
  }

  test('that chooses a company chooses none of others', async () => {
    const companyId = scene.owner.companyId;
    const formActions = builtActions().filter(({ key }) => /#(switchCompany|openInCompany)$/.test(key));
    expect(formActions).toHaveLength(2);
    for (const {
      id,
      pages: [page = '/'],
    } of formActions) {
      const answer = await scene.browsers.stranger.post(page, {
        headers: { 'next-action': id, accept: 'text/x-component' },
        multipart: { '1_companyId': companyId, '1_to': '/belege', '0': '["$K1"]' },
      });
      expect(answer.headers()['set-cookie'] ?? '').not.toContain(companyId);
    }
    // And a cookie that somebody wrote himself is no more than a wish.
    const start = await scene.browsers.stranger.get('/belege', {
      headers: { cookie: `${await cookiesOf('stranger')}; belegbote-company=${companyId}` },
    });
    expect(start.status()).toBe(200);
    const html = await start.text();
    expect(html).toContain('Neugierig AG');
    expect(secretsIn(html, '')).toEqual([]);
  });

  async function cookiesOf(walker: Walker): Promise<string> {
    const { cookies } = await scene.browsers[walker].storageState();
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  test('listens to our own pages only (S3)', async () => {
    const action = builtActions().find(({ key }) => key.endsWith('datev-verbindung/actions.ts#check'));
    if (!action) throw new Error('no such action');
    const from = (headers: Record<string, string>) => callAction(scene.browsers.admin, action, null, headers);
    for (const site of ['cross-site', 'same-site'])
      expect(await from({ 'sec-fetch-site': site })).toMatchObject({ kind: 'not_run', status: 403 });
    for (const origin of ['https://evil.example', 'null', 'http://localhost:1'])
      expect(await from({ origin })).toMatchObject({ kind: 'not_run', status: 403 });
    expect((await from({ 'sec-fetch-site': 'same-origin' })).kind).toBe('answered');
  });
});
