import { watchPolicy } from './support/policy';
import { expect, test } from './support/test';
import { openWalkScene, type WalkScene } from './support/walk-scene';

let scene: WalkScene;
test.beforeAll(async ({ platform, stack }) => {
  test.setTimeout(180_000);
  scene = await openWalkScene(platform, stack);
});
// A scene that could not be opened has nothing to close.
test.afterAll(() => scene?.close());

test.describe('the strict policy of a page (S3)', () => {
  test('holds while a person works: dialogs, menus, themes', async ({ page }) => {
    const refusals = await watchPolicy(page);
    await scene.signInAs(page, 'admin');
    await page.goto('/belege');
    await page.getByRole('button', { name: 'Nach DATEV übertragen' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByLabel(/Konto von/).click();
    await page.getByRole('button', { name: 'Dunkel' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(refusals).toEqual([]);
  });

  test('has a new nonce with every answer, and none that a caller chose', async () => {
    const nonceOf = async (headers: Record<string, string> = {}) => {
      const answer = await scene.browsers.nobody.get('/anmelden', { headers });
      return /'nonce-([\w+/=]+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? '';
    };
    const nonces = [await nonceOf(), await nonceOf(), await nonceOf({ 'x-nonce': 'mine' })];
    expect(new Set(nonces).size).toBe(3);
    expect(nonces).not.toContain('mine');
  });

  test('stands on pages that are not there, too', async () => {
    const paths = [
      '/gibt-es-nicht',
      '/belege/x.svg',
      '/belege/datei/x',
      '/favicon.ico',
      '/uebertragungen/x.txt',
    ];
    for (const path of paths) {
      for (const walker of ['nobody', 'admin'] as const) {
        const answer = await scene.browsers[walker].get(path);
        if (!(answer.headers()['content-type'] ?? '').includes('text/html')) continue;
        const policy = answer.headers()['content-security-policy'];
        expect(policy, `${walker} at ${path}`).toContain("'strict-dynamic'");
        expect(answer.headers()['x-frame-options']).toBe('DENY');
      }
    }
  });
});

test.describe('files and the API (S3)', () => {
  test('a file that somebody uploaded may do nothing, and is framed by us alone', async () => {
    const { admin, nobody } = scene.browsers;
    const shown = await admin.get(`/belege/datei/${scene.ids['attachmentId']}`);
    expect(shown.headers()).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(shown.headers()['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'self'/);
    const fetched = await nobody.get(`/api/v1/attachments/${scene.ids['attachmentId']}`, {
      headers: { authorization: `Bearer ${scene.ownerKey}` },
    });
    expect(fetched.headers()['content-security-policy']).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(fetched.headers()['content-disposition']).toMatch(/^attachment/);
    expect(fetched.headers()['cache-control']).toBe('no-store');
  });

  test('built files are served with their type and nothing else', async () => {
    const html = await (await scene.browsers.nobody.get('/anmelden')).text();
    const [script = ''] = /\/_next\/static\/[^"]+\.js/.exec(html) ?? [];
    const answer = await scene.browsers.nobody.get(script);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
    expect(answer.headers()['strict-transport-security']).toMatch(/max-age=(3153|6307)\d{4}/);
    expect(await answer.text()).not.toMatch(/sourceMappingURL=(?!data:)/);
    expect((await scene.browsers.nobody.get(`${script}.map`)).status()).toBe(404);
  });

  test('no answer lets another site read it (CORS)', async () => {
    const headers = { origin: 'https://evil.example' };
    for (const path of ['/', '/anmelden', '/api/v1/openapi.json', '/api/auth/csrf', '/api/v1/invoices']) {
      const answer = await scene.browsers.admin.get(path, { headers });
      expect(answer.headers()['access-control-allow-origin'], path).toBeUndefined();
    }
  });

  test('no answer for programs lets itself be framed', async () => {
    for (const path of ['/api/v1/openapi.json', '/api/v1/invoices', '/api/v1/custom/datev/data-pushes']) {
      const answer = await scene.browsers.nobody.get(path);
      expect(answer.headers()['content-security-policy'], path).toContain("frame-ancestors 'none'");
    }
  });

  test('what is not there tells nothing of how we are built', async () => {
    for (const path of [
      '/.git/config',
      '/.env',
      '/package.json',
      '/api/v1/nowhere',
      '/api/nowhere',
      '/_next/../package.json',
    ]) {
      const answer = await scene.browsers.nobody.get(path);
      expect([307, 308, 404], path).toContain(answer.status());
      expect(await answer.text()).not.toMatch(/node_modules|at \w+ \(|belegbote-secret/);
    }
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH'])
      expect(
        (await scene.browsers.nobody.fetch('/api/v1/invoices', { method })).status(),
        method,
      ).toBeGreaterThanOrEqual(400);
  });
});

test.describe('cookies (S3)', () => {
  test('of the session are out of reach for scripts and other sites', async ({ page, stack }) => {
    await scene.signInAs(page, 'admin');
    await page.goto('/');
    const cookies = await page.context().cookies();
    const session = cookies.find(({ name }) => name.endsWith('next-auth.session-token'));
    expect(session).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      domain: new URL(stack.appUrl).hostname,
    });
    expect(cookies.filter(({ httpOnly }) => !httpOnly).map(({ name }) => name)).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual(
      [],
    );
  });
});
