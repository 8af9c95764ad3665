import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createUser } from '@/lib/identity/people';
import { demoPassword } from '@/scripts/seed/people';
import { codeOf } from '../support/authenticator';
import { countMails, linkIn, nextMail } from './support/mailbox';
import { setUp } from './support/second-factor';
import { signInAt, typeSignIn } from './support/sign-in';
import { expect, test } from './support/test';

const newPassword = 'Ein Hund frisst gerne Wurst';

const isIn = (page: Page) => expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();

test.describe('a second factor (S3)', () => {
  test('is set up with a QR code, asked for at the next sign-in, and replaced by a recovery code', async ({
    page,
    company,
    signIn,
    browser,
    baseURL,
  }) => {
    await signIn('admin');
    const { key, recoveryCodes } = await setUp(page);
    await expect(page.getByText(/Noch 8 Wiederherstellungscodes/)).toBeVisible();
    expect(await nextMail(company.emailOf('admin'))).toContain('zweite Faktor wurde eingeschaltet');

    const elsewhere = await (
      await browser.newContext({ locale: 'de-DE', ...(baseURL ? { baseURL } : {}) })
    ).newPage();
    await typeSignIn(elsewhere, company.emailOf('admin'));
    const code = elsewhere.getByRole('textbox', { name: 'Code' });
    await expect(code).toBeVisible();
    await code.fill('123456');
    await elsewhere.getByRole('button', { name: 'Anmelden' }).click();
    await expect(elsewhere.getByText('Der Code stimmt nicht', { exact: true })).toBeVisible();
    await code.fill(codeOf(key, new Date(), 1));
    await elsewhere.getByRole('button', { name: 'Anmelden' }).click();
    await isIn(elsewhere);
    await elsewhere.context().close();

    const lost = await (
      await browser.newContext({ locale: 'de-DE', ...(baseURL ? { baseURL } : {}) })
    ).newPage();
    await typeSignIn(lost, company.emailOf('admin'));
    await lost.getByRole('textbox', { name: 'Code' }).fill(recoveryCodes[0]?.toLowerCase() ?? '');
    await lost.getByRole('button', { name: 'Anmelden' }).click();
    await isIn(lost);
    await lost.goto('/konto/zweiter-faktor');
    await expect(lost.getByText(/Noch 7 Wiederherstellungscodes/)).toBeVisible();
    await lost.getByLabel('Ihr Passwort').fill(demoPassword);
    await lost.getByRole('textbox', { name: 'Code' }).fill(recoveryCodes[1] ?? '');
    await lost.getByRole('button', { name: 'Zweiten Faktor ausschalten' }).click();
    await expect(lost.getByRole('heading', { name: 'Einrichten' })).toBeVisible();
    await lost.context().close();
    // The change ended every other session, this first one too.
    await page.goto('/belege');
    await expect(page).toHaveURL(/\/anmelden/);
  });

  test('can be demanded of all admins of a company', async ({
    page,
    company,
    signIn,
    platform,
    browser,
    baseURL,
  }) => {
    const email = `zweite@${company.emailOf('admin').split('@')[1]}`;
    const { id: userId } = await createUser(platform, { email, name: 'Zora Zweite', password: demoPassword });
    await platform.db.membership.create({ data: { userId, companyId: company.companyId, role: 'admin' } });
    await signIn('admin');
    await page.goto('/konto/zweiter-faktor');
    await expect(page.getByText(/Noch ohne zweiten Faktor: .*Zora Zweite/)).toBeVisible();
    await page.getByRole('button', { name: 'Von allen Admins verlangen' }).click();
    await expect(page.getByText(/Schalten Sie zuerst Ihren eigenen/)).toBeVisible();
    await setUp(page);
    await page.getByRole('button', { name: 'Von allen Admins verlangen' }).click();
    await expect(
      page.getByText('Admins dieser Firma arbeiten nur mit zweitem Faktor.', { exact: false }),
    ).toBeVisible();

    const other = await (
      await browser.newContext({ locale: 'de-DE', ...(baseURL ? { baseURL } : {}) })
    ).newPage();
    await typeSignIn(other, email);
    await other.waitForURL(/\/konto\/zweiter-faktor/);
    await expect(other.getByText('Ihre Firma verlangt von Admins einen zweiten Faktor')).toBeVisible();
    await other.goto('/belege');
    await expect(other).toHaveURL(/\/konto\/zweiter-faktor/);
    await setUp(other);
    await other.goto('/belege');
    await expect(other.getByRole('heading', { level: 1, name: 'Belege' })).toBeVisible();
    await other.context().close();
  });
});

test.describe('a forgotten password (S3)', () => {
  test('is set anew by mail; nothing tells a stranger who has an account', async ({ page, company }) => {
    const email = company.emailOf('kunde');
    await page.goto('/anmelden');
    await page.getByRole('link', { name: 'Passwort vergessen?' }).click();
    // Both pages have a field of this name: what is typed too early is typed into the page that goes.
    await expect(page.getByRole('heading', { name: 'Passwort vergessen?' })).toBeVisible();
    const answers: string[] = [];
    for (const address of ['niemand@nirgends.test', email]) {
      await page.getByLabel('E-Mail').fill(address);
      await page.getByRole('button', { name: 'Link schicken' }).click();
      await expect(page.getByText(`Gibt es zu ${address} ein Konto`)).toBeVisible();
      answers.push((await page.getByRole('status').allTextContents()).join(' ').replace(address, ''));
    }
    expect(answers[0]).toBe(answers[1]);
    const link = linkIn(await nextMail(email));
    expect(countMails('niemand@nirgends.test')).toBe(0);

    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
    await page.goto(link);
    await expect(page.getByText(`Für das Konto ${email}.`)).toBeVisible();
    await expect(page).toHaveURL(/\/passwort\/neu$/);
    const token = link.split('#')[1] ?? '';
    expect(asked.filter((line) => line.includes(token))).toEqual([]);
    await page.getByLabel('Neues Passwort').fill('passwort1234');
    await page.getByRole('button', { name: 'Passwort setzen' }).click();
    await expect(page.getByText(/zu leicht zu erraten/)).toBeVisible();
    await page.getByLabel('Neues Passwort').fill(newPassword);
    await page.getByRole('button', { name: 'Passwort setzen' }).click();
    await page.getByRole('link', { name: 'Zur Anmeldung' }).click();
    await typeSignIn(page, email, newPassword);
    await isIn(page);

    await page.goto('/anmelden');
    await page.goto(link);
    await expect(page.getByText('Dieser Link gilt nicht mehr')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Neuen Link anfordern' })).toBeVisible();
  });
});

test.describe('an invitation (S3, U1)', () => {
  test('leads a new person in, and somebody with an account after the sign-in', async ({
    page,
    company,
    signIn,
    platform,
    browser,
    baseURL,
  }) => {
    const domain = `${randomBytes(4).toString('hex')}.test`;
    const known = `bekannt@${domain}`;
    await createUser(platform, { email: known, name: 'Bert Bekannt', password: demoPassword });
    await signIn('admin');
    await page.goto('/einstellungen/mitglieder');
    const links = new Map<string, string>();
    for (const [name, email] of [
      ['Nina Neu', `neu@${domain}`],
      ['Bert Bekannt', known],
    ] as const) {
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('E-Mail').fill(email);
      await page.getByRole('button', { name: 'Einladen' }).click();
      await expect(page.getByText(`Einladung für ${email}`)).toBeVisible();
      const mail = await nextMail(email);
      expect(mail).toContain('Anna Admin lädt Sie ein');
      links.set(email, linkIn(mail));
    }
    await expect(page.getByRole('table', { name: 'Offene Einladungen' }).getByRole('row')).toHaveCount(3);

    const guest = await (
      await browser.newContext({ locale: 'de-DE', ...(baseURL ? { baseURL } : {}) })
    ).newPage();
    await guest.goto(links.get(`neu@${domain}`) ?? '');
    await expect(
      guest.getByText(/Anna Admin lädt Sie ein, für Muster GmbH 1 zu arbeiten, als Kunde/),
    ).toBeVisible();
    await expect(guest).toHaveURL(/\/einladung$/);
    await guest.getByLabel('Neues Passwort').fill(newPassword);
    await guest.getByRole('button', { name: 'Konto anlegen und annehmen' }).click();
    await expect(guest.getByText('Sie sind dabei')).toBeVisible();
    await typeSignIn(guest, `neu@${domain}`, newPassword);
    await isIn(guest);

    // Signed in as somebody else, the second invitation says whose it is.
    await guest.goto(links.get(known) ?? '');
    await expect(guest.getByText('Sie sind mit einem anderen Konto angemeldet')).toBeVisible();
    await guest.context().close();
    const back = await (
      await browser.newContext({ locale: 'de-DE', ...(baseURL ? { baseURL } : {}) })
    ).newPage();
    await back.goto(links.get(known) ?? '');
    await back.getByLabel('E-Mail').fill(known);
    await back.getByLabel('Passwort').fill(demoPassword);
    await back.getByRole('button', { name: 'Anmelden' }).click();
    await back.getByRole('button', { name: 'Einladung annehmen' }).click();
    await isIn(back);
    await expect(back.getByText('Muster GmbH 1').first()).toBeVisible();
    await back.context().close();

    await page.reload();
    const members = page.getByRole('table', { name: 'Mitglieder' });
    for (const name of ['Nina Neu', 'Bert Bekannt'])
      await expect(members.getByText(name, { exact: true })).toBeVisible();
    expect(company.companyId).toBeTruthy();
  });
});

test.describe('sessions (S3)', () => {
  test('a new sign-in takes the place of the old one in the same browser; others are ended from here', async ({
    page,
    company,
    stack,
    platform,
    browser,
    baseURL,
  }) => {
    const alive = () =>
      platform.db.userSession.count({ where: { userId: company.actors.customer.userId, endedAt: null } });
    const sessionOf = async (target: Page) =>
      (await target.context().cookies()).find(({ name }) => name.endsWith('session-token'));
    await page.goto('/anmelden');
    // A cookie somebody planted before is not what the session gets.
    await page.context().addCookies([
      {
        name: 'next-auth.session-token',
        value: 'planted',
        url: baseURL ?? '',
        httpOnly: true,
        sameSite: 'Lax',
      },
    ]);
    await typeSignIn(page, company.emailOf('kunde'));
    await isIn(page);
    const first = await sessionOf(page);
    expect(first?.value).not.toBe('planted');
    expect(await alive()).toBe(1);
    const old = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
    if (first) await old.addCookies([first]);
    expect((await old.request.get('/belege', { maxRedirects: 0 })).status()).toBe(200);

    // Signing in again over the page, as after an expired session.
    await signInAt(stack.appUrl, page.request, company.emailOf('kunde'));
    expect((await sessionOf(page))?.value).not.toBe(first?.value);
    expect(await alive()).toBe(1);
    expect((await old.request.get('/belege', { maxRedirects: 0 })).status()).toBe(307);
    await old.close();

    const elsewhere = await (
      await browser.newContext({ locale: 'de-DE', ...(baseURL ? { baseURL } : {}) })
    ).newPage();
    await typeSignIn(elsewhere, company.emailOf('kunde'));
    await isIn(elsewhere);
    await page.goto('/einstellungen/konto');
    await page.getByRole('button', { name: 'Alle anderen abmelden' }).click();
    await expect.poll(alive).toBe(1);
    await elsewhere.goto('/belege');
    await expect(elsewhere).toHaveURL(/\/anmelden/);
    await elsewhere.context().close();
  });

  test('a sign-in without the form’s own token is no sign-in (CSRF)', async ({ page, company, baseURL }) => {
    const post = (csrfToken: string) =>
      page.request.post('/api/auth/callback/credentials', {
        form: { email: company.emailOf('kunde'), password: demoPassword, csrfToken, json: 'true' },
        maxRedirects: 0,
      });
    await post('');
    await post('0'.repeat(64));
    const names = (await page.context().cookies(baseURL)).map(({ name }) => name);
    expect(names.filter((name) => name.includes('session-token'))).toEqual([]);
  });
});
