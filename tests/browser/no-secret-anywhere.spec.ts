import { createHmac } from 'node:crypto';
import { expect, type Page, request, test } from '@playwright/test';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { settleHttpLog } from '@/lib/connection/http-log';
import { openTokens } from '@/lib/connection/kept-tokens';
import { seedAccountTable, seedInvoices } from '@/scripts/seed/books';
import { demoInvoices } from '@/scripts/seed/demo-invoices';
import { demoMonths } from '@/scripts/seed/demo-months';
import {
  demoCompany,
  demoPassword,
  type SeededCompany,
  seedCompany,
  seedOperator,
} from '@/scripts/seed/people';
import { codeOf } from '../support/authenticator';
import { startTestServer } from '../support/database';
import { pages, routes } from '../unit/security/router';
import { type ObservedStack, startObservedStack } from './support/observed-stack';
import { columnsHolding } from './support/search-columns';
import { typeSignIn } from './support/sign-in';
import { connect, expectProtocol, transferMonth } from './support/steps';
import { signedIn } from './support/walk-scene';

let stack: ObservedStack;
let company: SeededCompany;
let month: AccountingMonth;
/** What nobody may find, by what it is. */
const secrets = new Map<string, string>();

test.beforeAll(async () => {
  test.setTimeout(180_000);
  stack = await startObservedStack((await startTestServer()).url);
  company = await seedCompany(stack.platform, demoCompany);
  await seedOperator(stack.platform);
  await seedAccountTable(stack.platform, company);
  [, month] = demoMonths(new Date());
  await seedInvoices(stack.platform, company, demoInvoices(month));
  const { env } = stack;
  keep('client secret', env['DATEV_CLIENT_SECRET']);
  keep('client authentication', basic(env['DATEV_CLIENT_ID'] ?? '', env['DATEV_CLIENT_SECRET'] ?? ''));
  keep('AUTH_SECRET', env['AUTH_SECRET']);
  keep('key of TOKEN_KEYS', env['TOKEN_KEYS']?.split(':')[1]);
  keep('mail password', 'a-mail-password-to-be-looked-for-0001');
  keep('password', demoPassword);
  keep('password of the database', decodeURIComponent(new URL(env['DATABASE_URL'] ?? '').password));
});
test.afterAll(() => stack.stop());

function keep(name: string, value: string | null | undefined): void {
  if (!value || value.length < 12) throw new Error(`${name}: nothing to look for`);
  secrets.set(
    `${name}${[...secrets.keys()].some((known) => known === name) ? ` ${secrets.size}` : ''}`,
    value,
  );
}

function basic(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64');
}

/** The tokens as the vault opens them, right now. */
async function keepTokens(): Promise<void> {
  const { companyId } = company;
  const row = await stack.platform.db.connection.findUniqueOrThrow({ where: { companyId } });
  const tokens = openTokens(stack.platform.vault, companyId, row);
  if (!tokens) return;
  keep('access token', tokens.accessToken);
  keep('refresh token', tokens.refreshToken);
}

/** The secrets that travel through the address bar on the way to DATEV and back. */
function keepAddressSecrets(page: Page): void {
  page.on('request', (asked) => {
    const { searchParams } = new URL(asked.url());
    for (const name of ['code', 'state', 'nonce', 'code_challenge']) {
      const value = searchParams.get(name);
      // The challenge is public by design and the state is kept as a hash; neither may be found in clear text all the same.
      if (value && value.length >= 20 && ![...secrets.values()].includes(value)) keep(name, value);
    }
  });
}

async function signIn(page: Page, email: string): Promise<void> {
  await typeSignIn(page, email);
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** A life with everything that can go wrong between us and DATEV. */
async function connectTransferAndStumble(page: Page): Promise<void> {
  const { datev } = stack;
  await connect(page, '1', { decision: 'Ablehnen' });
  datev.misbehaviour.order({
    operation: 'token',
    mischief: { kind: 'answer', status: 400, bodyForm: 'html' },
  });
  await connect(page);
  datev.misbehaviour.order({
    operation: 'getClient',
    mischief: { kind: 'answer', status: 500, bodyForm: 'html' },
    times: null,
  });
  await connect(page);
  datev.misbehaviour.clear();
  await connect(page);
  await keepTokens();
  datev.signIn.tokens.expireNow('AccessToken');
  await transferMonth(page, 'Eingangsrechnungen', month);
  await expectProtocol(page, /verarbeitet/);
  await keepTokens();
  datev.misbehaviour.order({ operation: 'getClient', mischief: { kind: 'drop_answer' } });
  await page.goto('/datev-verbindung');
  await page.getByRole('button', { name: 'Verbindung prüfen' }).click();
  datev.misbehaviour.order({ operation: 'revoke', mischief: { kind: 'answer', status: 500 }, times: null });
  await page.goto('/datev-verbindung');
  await page.getByRole('button', { name: 'Verbindung trennen' }).click();
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: 'Verbindung trennen' })
    .click();
  // The tokens wait, sealed, for DATEV to take them back.
  await expect(page.getByRole('main').getByText('Verbindung wird getrennt', { exact: true })).toBeVisible();
}

/** Everything our own sign-in and doors make. */
async function makeOwnSecrets(page: Page): Promise<void> {
  await page.goto('/einstellungen/api-schluessel');
  await page.getByLabel('Name').first().fill('Shop');
  await page.getByRole('button', { name: /anlegen|erzeugen|erstellen/i }).click();
  keep(
    'API key',
    await page
      .getByText(/^bb_[\w-]{43}$/)
      .first()
      .textContent(),
  );
  await page.goto('/einstellungen/mitglieder');
  await page.getByLabel('Name').fill('Nina Neu');
  await page.getByLabel('E-Mail').fill('nina@neu.test');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await expect(page.getByText('nina@neu.test ist eingeladen')).toBeVisible();
  keep('token of the invitation', await tokenOfMail('nina@neu.test'));
  await page.goto('/konto/zweiter-faktor');
  await page.getByLabel('Ihr Passwort').fill(demoPassword);
  await page.getByRole('button', { name: 'Weiter' }).click();
  const key = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '');
  keep('secret of the second factor', key);
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(key));
  await page.getByRole('button', { name: 'Zweiten Faktor einschalten' }).click();
  const codes = page.getByRole('list', { name: 'Wiederherstellungscodes' }).getByRole('listitem');
  await expect(codes).toHaveCount(8);
  for (const code of await codes.allTextContents()) keep('recovery code', code);
  const reset = await page.context().browser()?.newPage({ baseURL: stack.appUrl });
  if (!reset) throw new Error('no browser');
  await reset.goto('/passwort');
  await reset.getByLabel('E-Mail').fill('kunde@belegbote.test');
  await reset.getByRole('button', { name: /Link/ }).click();
  const token = await tokenOfMail('kunde@belegbote.test');
  keep('token of the password reset', token);
  await reset.goto(`/passwort/neu#${token}`);
  await reset.getByRole('textbox', { name: /Passwort|password/ }).fill('passwort1234');
  await reset.getByRole('button').first().click();
  await reset.close();
  for (const { name, value } of await page.context().cookies()) {
    if (name.includes('session-token')) keep('session cookie', value.slice(0, 200));
  }
  keep('token of the metrics', metricsToken());
}

function metricsToken(): string {
  return createHmac('sha256', stack.env['AUTH_SECRET'] ?? '')
    .update('metrics')
    .digest('hex');
}

async function tokenOfMail(to: string): Promise<string> {
  const find = () => stack.mail.mails.filter((mail) => mail.to.includes(to)).at(-1)?.raw ?? '';
  await expect.poll(() => /#[\w-]{20}/.test(find())).toBe(true);
  return /#([\w-]{43})/.exec(find().replaceAll(/=\r?\n/g, ''))?.[1] ?? '';
}

const found = (text: string) =>
  [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => name);

/** Every page and file of the product for everybody, as HTML and as what React fetches, and every answer of the API. */
async function everythingShown(): Promise<Map<string, string>> {
  const { db } = stack.platform;
  const where = { companyId: company.companyId };
  const transfer = await db.transfer.findFirstOrThrow({ where });
  const invoice = await db.invoice.findFirstOrThrow({ where });
  const shown = new Map<string, string>();
  const addressOf = (address: string) =>
    address
      .replace('/uebertragungen/[id]', `/uebertragungen/${transfer.id}`)
      .replace('[transferId]', transfer.id)
      .replace('[invoiceId]', invoice.id)
      .replace('/belege/[id]', `/belege/${invoice.id}`);
  for (const person of ['kunde', 'berater', 'operator']) {
    const browser = await signedIn(stack.appUrl, `${person}@belegbote.test`);
    for (const { address } of pages()) {
      for (const headers of [{}, { rsc: '1' }]) {
        const answer = await browser.get(addressOf(address), { headers });
        shown.set(`${person} ${address} ${JSON.stringify(headers)}`, await answer.text());
      }
    }
    shown.set(`${person} session`, await (await browser.get('/api/auth/session')).text());
    await browser.dispose();
  }
  const api = await request.newContext({ baseURL: stack.appUrl });
  for (const { address, source } of routes()) {
    if (!address.startsWith('/api/') || !/\bGET\b/.test(source)) continue;
    const key = address === '/api/metrics' ? metricsToken() : (secrets.get('API key') ?? '');
    const answer = await api.get(addressOf(address), { headers: { authorization: `Bearer ${key}` } });
    shown.set(address, await answer.text());
  }
  await api.dispose();
  return shown;
}

/** What the admin, who alone has a second factor now, sees in the browser he made everything in. */
async function everythingAdminSees(page: Page): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  const { id } = await stack.platform.db.transfer.findFirstOrThrow({
    where: { companyId: company.companyId },
  });
  for (const { address } of pages()) {
    const answer = await page.request.get(address.replace('/uebertragungen/[id]', `/uebertragungen/${id}`));
    shown.set(`admin ${address}`, await answer.text());
  }
  return shown;
}

test('no token, no secret and no Authorization header stands in clear text anywhere (C10, P6, S3)', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await browser.newPage({ baseURL: stack.appUrl });
  keepAddressSecrets(page);
  await signIn(page, 'admin@belegbote.test');
  await connectTransferAndStumble(page);
  await makeOwnSecrets(page);
  for (const header of stack.authorizations) {
    const value = header.split(' ')[1] ?? '';
    if (![...secrets.values()].includes(value)) keep('token a request carried', value);
  }
  await settleHttpLog(stack.platform);

  await test.step('in no page, no file and no answer', async () => {
    const shown = new Map([...(await everythingShown()), ...(await everythingAdminSees(page))]);
    expect(shown.size).toBeGreaterThan(100);
    expect([...shown.values()].some((text) => text.includes(demoCompany.name))).toBe(true);
    for (const [where, text] of shown) expect(found(text), where).toEqual([]);
  });
  await test.step('in no column of the database', async () => {
    const control = new Map([['the company', demoCompany.name]]);
    expect(await columnsHolding(stack.platform, control)).toContain('the company in Company.name');
    expect(await columnsHolding(stack.platform, secrets)).toEqual([]);
    const headers = await stack.platform.db.httpLogEntry.findMany({ select: { requestHeaders: true } });
    expect(headers.length).toBeGreaterThan(10);
    expect(JSON.stringify(headers).toLowerCase()).not.toContain('authorization');
  });
  await test.step('in no mail but the two that carry their own link', async () => {
    const own = new Set(['token of the invitation', 'token of the password reset']);
    for (const { raw } of stack.mail.mails) {
      expect(found(raw.replaceAll(/=\r?\n/g, '')).filter((name) => !own.has(name))).toEqual([]);
    }
  });
  await page.close();
  await test.step('in nothing that web or worker wrote', async () => {
    await stack.stop();
    const logs = stack.logs();
    for (const line of [
      'signed in',
      'worker started',
      'worker stopped',
      'access refused',
      'wrong_code|second factor|password reset',
    ])
      expect(logs).toMatch(new RegExp(line));
    expect(found(logs)).toEqual([]);
    expect(logs.toLowerCase()).not.toMatch(/bearer [\w-]{8}|basic [a-z0-9+/=]{16}/);
  });
  // What was looked for: nothing is left out silently.
  const kinds = new Set([...secrets.keys()].map((name) => name.replace(/ \d+$/, '')));
  for (const kind of [
    'access token',
    'refresh token',
    'code',
    'state',
    'API key',
    'session cookie',
    'recovery code',
  ])
    expect(kinds).toContain(kind);
});
