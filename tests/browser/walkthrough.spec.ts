import type { Page } from '@playwright/test';
import { demoPassword } from '@/scripts/seed/people';
import { type CountedWalk, countedWalk, documentedWays } from './support/counted-walk';
import { countMails, nextMail } from './support/mailbox';
import { connectCompany, transferOutgoing, unconfirmAccounts } from './support/prepare';
import { expectProtocol } from './support/steps';
import { expect, type TestCompany, test } from './support/test';

type Role = Parameters<TestCompany['emailOf']>[0];

/** Types what a person types, and clicks where he clicks for the first time. */
async function signInCounted(walk: CountedWalk, page: Page, email: string): Promise<void> {
  await page.goto('/anmelden', { waitUntil: 'networkidle' });
  await page.getByLabel('E-Mail').fill(email);
  await page.getByLabel('Passwort').fill(demoPassword);
  await walk.click('Anmelden', page.getByRole('button', { name: 'Anmelden' }));
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

const inNavigation = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', { name, exact: true });
const section = (page: Page, sections: string, name: string) =>
  page.getByRole('navigation', { name: sections }).getByRole('link', { name, exact: true });

const settings = 'Bereiche der Einstellungen';

const walked = new Set<string>();

/** Walks a task from the sign-in to done; the table in the documentation must say the same. */
function way(
  role: Role,
  task: string,
  go: (walk: CountedWalk, page: Page, company: TestCompany) => Promise<void>,
  prepare: (
    tools: Parameters<typeof connectCompany>[0],
    company: TestCompany,
  ) => Promise<void> = async () => {},
) {
  walked.add(task);
  test(task, async ({ page, platform, company }) => {
    await prepare(platform, company);
    const walk = countedWalk();
    await signInCounted(walk, page, company.emailOf(role));
    await go(walk, page, company);
    walk.expectAsDocumented(task);
  });
}

test.describe('from the sign-in to done, by role (U4, U5)', () => {
  way(
    'kunde',
    'Kunde: einen Monat übertragen',
    async (walk, page) => {
      await walk.click('Monat und Buch', page.getByRole('link', { name: /^Ausgangsrechnungen/ }));
      await walk.click('Nach DATEV übertragen', page.getByRole('button', { name: 'Nach DATEV übertragen' }));
      const dialog = page.getByRole('dialog', { name: 'Nach DATEV übertragen' });
      await walk.click('Belege nach DATEV übertragen', dialog.getByRole('button', { name: /6 Belege nach/ }));
      await expectProtocol(page, /Erfolgreich verarbeitet \(2\)/);
    },
    connectCompany,
  );

  way(
    'kunde',
    'Kunde: einen zurückgehaltenen Beleg ergänzen',
    async (walk, page) => {
      await walk.click('Übertragung', recentTransfer(page));
      await walk.click('Beleg', page.getByRole('link', { name: /^RE-\d{4}-\d{2}08/ }).first());
      await walk.click('Angaben ergänzen', page.getByRole('link', { name: 'Angaben ergänzen' }));
      await walk.choose('Steuerfall', page.getByLabel('Steuerfall'), 'Nicht steuerbar');
      await walk.click('Speichern', page.getByRole('button', { name: 'Speichern' }));
      await expect(page.getByText('Fassung 2').first()).toBeVisible();
    },
    transferred,
  );

  way(
    'kunde',
    'Kunde: ein Protokoll als PDF mitnehmen',
    async (walk, page) => {
      await walk.click('Übertragung', recentTransfer(page));
      const download = page.waitForEvent('download');
      await walk.click('Protokoll als PDF', page.getByRole('link', { name: 'Protokoll als PDF' }));
      expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
    },
    transferred,
  );

  way(
    'berater',
    'Berater: vorgeschlagene Konten bestätigen',
    async (walk, page) => {
      await walk.click('Meine Mandanten', inNavigation(page, 'Meine Mandanten'));
      await walk.click('Konten zu bestätigen', page.getByRole('button', { name: /Konten zu bestätigen/ }));
      await walk.click(
        'Alle Vorschläge bestätigen',
        page.getByRole('button', { name: /^Alle \d+ Vorschläge/ }),
      );
      await expect(page.getByRole('button', { name: /Vorschläge/ })).toHaveCount(0);
      await expect(page.getByText('bestätigt', { exact: true }).first()).toBeVisible();
    },
    unconfirmAccounts,
  );

  way(
    'berater',
    'Berater: einen Beleg über alle Mandanten finden',
    async (walk, page) => {
      await walk.click('Meine Mandanten', inNavigation(page, 'Meine Mandanten'));
      await walk.click('Alle Übertragungen', section(page, 'Bereiche des Beraters', 'Alle Übertragungen'));
      await page.getByLabel('Suche').fill('RE-');
      await walk.click('Suchen', page.getByRole('button', { name: 'Suchen' }));
      await page.waitForURL(/suche=RE-/);
      await walk.click('Übertragung', page.getByRole('button', { name: /^\d{2}\.\d{2}\.\d{4}/ }));
      await expectProtocol(page, /Erfolgreich verarbeitet \(2\)/);
    },
    transferred,
  );

  way('berater', 'Berater: die Verfahrensdokumentation laden', async (walk, page) => {
    await walk.click('Einstellungen', inNavigation(page, 'Einstellungen'));
    await walk.click('Verfahrensdokumentation', section(page, settings, 'Verfahrensdokumentation'));
    const download = page.waitForEvent('download');
    await walk.click('Als PDF', page.getByRole('link', { name: 'Als PDF' }));
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  });

  way('admin', 'Admin: mit DATEV verbinden', async (walk, page) => {
    await walk.click('Verbinden', page.getByRole('main').getByRole('link', { name: 'Verbinden' }));
    await page.getByLabel('Beraternummer').fill('455148');
    await page.getByLabel('Mandantennummer').fill('1');
    await walk.click(
      'Rechnungsdatenservice 1.0',
      page.getByRole('checkbox', { name: /Rechnungsdatenservice/ }),
    );
    await walk.click('Mit DATEV verbinden', page.getByRole('button', { name: 'Mit DATEV verbinden' }));
    await walk.click('(bei DATEV) Person', page.getByRole('button', { name: 'Petra Beispiel' }));
    await walk.click('Zugriff erlauben', page.getByRole('button', { name: 'Zugriff erlauben' }));
    await expect(page.getByRole('main').getByText('Verbunden', { exact: true })).toBeVisible();
  });

  way('admin', 'Admin: die Anleitung an den Berater senden', async (walk, page, company) => {
    const known = countMails(company.emailOf('berater'));
    await walk.click('DATEV-Verbindung', inNavigation(page, 'DATEV-Verbindung'));
    await walk.click('Anleitung senden', page.getByRole('button', { name: /^Anleitung an .* senden/ }));
    expect(await nextMail(company.emailOf('berater'), known)).toContain('Rechnungsdatenservice');
  });

  way('admin', 'Admin: jemanden einladen', async (walk, page, company) => {
    await walk.click('Einstellungen', inNavigation(page, 'Einstellungen'));
    await walk.click('Mitglieder', section(page, settings, 'Mitglieder'));
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Einladen' }) });
    await form.getByLabel('Name').fill('Nora Neu');
    await form.getByLabel('E-Mail').fill(company.emailOf('kunde').replace('kunde', 'neu'));
    await walk.click('Einladen', form.getByRole('button', { name: 'Einladen' }));
    await expect(page.getByRole('heading', { name: 'Offene Einladungen' })).toBeVisible();
  });

  way('admin', 'Admin: einen Zeitplan einrichten', async (walk, page) => {
    await walk.click('Einstellungen', inNavigation(page, 'Einstellungen'));
    await walk.click('Zeitplan', section(page, settings, 'Zeitplan'));
    await walk.click('Speichern', page.getByRole('button', { name: 'Speichern' }));
    await expect(page.getByText('Nächste Übertragung')).toBeVisible();
  });

  test('the table has these tasks and no other', () => {
    expect([...documentedWays().keys()].toSorted()).toEqual([...walked].toSorted());
  });
});

/** The company's only transfer, on the first page. */
function recentTransfer(page: Page) {
  return page.getByRole('table', { name: 'Übertragungen' }).getByRole('link');
}

async function transferred(
  platform: Parameters<typeof connectCompany>[0],
  company: TestCompany,
): Promise<void> {
  await connectCompany(platform, company);
  await transferOutgoing(platform, company, company.month);
}
