import { expect, type Locator, type Page } from '@playwright/test';
import type { Platform } from '@/lib/platform';
import type { LocalDatev } from './local-datev';
import { connectCompany, transferOutgoing } from './prepare';
import { connect, openTransferDialog } from './steps';
import type { TestCompany } from './test';

/** What a case has to work with. */
export interface FindingScene {
  readonly page: Page;
  readonly company: TestCompany;
  readonly platform: Platform;
  readonly datev: LocalDatev;
  readonly signIn: (role: 'kunde' | 'berater' | 'admin') => Promise<void>;
}

/** Produces a real cause and ends where a person meets its finding; answers the part of the page it stands in. */
export type Cause = (scene: FindingScene) => Promise<Locator>;
/** Goes the way the finding shows, to the end. */
export type Way = (scene: FindingScene, at: { place: Locator; finding: Locator }) => Promise<void>;

/** The sign-in at DATEV that a person tries; what came of it stands on the page he comes back to. */
export const connecting =
  (clientNumber: string, choice: { once?: boolean } = {}): Cause =>
  async ({ page }) => {
    await connect(page, clientNumber, choice);
    return page.getByRole('main');
  };

/** The question before a transfer. */
export const asking =
  (ledger: string, before: (scene: FindingScene) => Promise<void>): Cause =>
  async (scene) => {
    await before(scene);
    return openTransferDialog(scene.page, ledger, scene.company.month);
  };

/** A transfer that goes to DATEV and meets what was ordered there. */
export const transferring =
  (order: (scene: FindingScene) => Promise<void>, clientNumber = '1'): Cause =>
  async (scene) => {
    const { page, platform, company } = scene;
    await connectCompany(platform, company, clientNumber);
    await order(scene);
    const transferId = await transferOutgoing(platform, company, company.month);
    await page.goto(`/uebertragungen/${transferId}`);
    return page.getByRole('main');
  };

/** "Verbindung prüfen" after something changed at DATEV. */
export const checking =
  (change: (scene: FindingScene) => Promise<void>): Cause =>
  async (scene) => {
    await connectCompany(scene.platform, scene.company);
    await change(scene);
    await scene.page.goto('/datev-verbindung');
    await scene.page.getByRole('button', { name: 'Verbindung prüfen' }).click();
    await expect(scene.page.locator('#befunde')).toBeVisible();
    return scene.page.locator('#befunde');
  };

/** The Berater gets a ready mail that says exactly this, with the numbers of the dataset. */
export const mailToBerater =
  (words: RegExp): Way =>
  async ({ page }, { place }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await place.getByRole('button', { name: 'Text für den Berater kopieren' }).first().click();
    await expect(place.getByText('Kopiert').first()).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(words);
    expect(text).toMatch(/455148/);
    expect(text).toMatch(/Was zu tun ist: /);
    const link = place.getByRole('link', { name: 'E-Mail an den Berater' }).first();
    if (await link.isVisible()) {
      const address = (await link.getAttribute('href')) ?? '';
      expect(decodeURIComponent(address)).toContain(text.split('\n').at(-2));
    }
  };

/** A link of the finding, and what is there to mend it with. */
export const leadsTo =
  (link: string, address: RegExp, thing: (page: Page) => Locator): Way =>
  async ({ page }, { finding }) => {
    await finding.getByRole('link', { name: link }).first().click();
    await expect(page).toHaveURL(address);
    await expect(thing(page)).toBeVisible();
  };

/** One way after the other. */
export const both =
  (...ways: readonly Way[]): Way =>
  async (scene, at) => {
    for (const way of ways) await way(scene, at);
  };

/** Only the operator can mend it: what he needs is ready to be handed to him. */
export const reportToOperator =
  (code: string): Way =>
  async ({ page }, { finding }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await finding.getByRole('button', { name: 'Angaben für den Betreiber kopieren' }).click();
    await expect(finding.getByText('Kopiert')).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(code);
    expect(text).toContain(page.url());
  };

/** The form that connects, with the numbers known so far; filled and sent it mends the connection. */
export const connectsAnew =
  (link: string): Way =>
  async ({ page }, { finding }) => {
    await finding.getByRole('link', { name: link }).first().click();
    await expect(page).toHaveURL(/\/datev-verbindung(\?.*)?#verbinden$/);
    const form = page.locator('#verbinden');
    await expect(form.getByLabel('Mandantennummer')).toBeInViewport();
    await expect(form.getByLabel('Beraternummer')).toHaveValue('455148');
    await form.getByLabel('Mandantennummer').fill('1');
    await form.getByRole('checkbox', { name: /Rechnungsdatenservice/ }).check();
    await form.getByRole('button', { name: 'Mit DATEV verbinden' }).click();
    await page.getByRole('button', { name: 'Petra Beispiel' }).click();
    await page.getByRole('button', { name: 'Zugriff erlauben' }).click();
    await expect(page.getByRole('main').getByText('Verbunden', { exact: true })).toBeVisible();
  };

/** Only a person who looks in Belege online can say it: the question stands beside the finding, and its answer is kept. */
export const settlesByHand: Way = async ({ page, platform, company }, { place }) => {
  const question = place.getByRole('group', { name: 'Sind die Belege in Belege online angekommen?' });
  await question.getByRole('radio', { name: /Nein, nichts davon/ }).check();
  await place.getByLabel('Woran haben Sie es erkannt?').fill('In Belege online nachgesehen, nichts da');
  await place.getByRole('button', { name: 'Entscheidung festhalten' }).click();
  await expect(question).toHaveCount(0);
  const where = { companyId: company.companyId, state: 'under_way' };
  expect(await platform.db.invoice.count({ where })).toBe(0);
  await expect(page.getByText('wartet auf Sie')).toHaveCount(0);
};
