import { typeSignIn } from './support/sign-in';
import { expect, test } from './support/test';

const pages = [
  '/',
  '/belege',
  '/belege/neu',
  '/belege/kasse',
  '/belege/import',
  '/uebertragungen',
  '/datev-verbindung',
  '/stammdaten/kontentabelle',
  '/stammdaten/geschaeftspartner',
  '/stammdaten/mitarbeiter',
  '/stammdaten/uebergabe',
  '/einstellungen/konto',
  '/einstellungen/firma',
  '/einstellungen/rechnungsnummern',
  '/einstellungen/zeitplan',
  '/einstellungen/mitglieder',
  '/einstellungen/api-schluessel',
  '/einstellungen/verfahren',
  '/einstellungen/aenderungen',
];

/** Little words no German sentence does without and no English one has; DATEV's own terms are nouns. */
const germanWords =
  /(?<!\p{L})(der|das|und|oder|nicht|ist|sind|wird|werden|für|mit|auf|eine|einen|noch|wurde|bitte|Sie|Ihre?|von|zum|zur|beim|nach)(?!\p{L})/gu;

function germanSentencesIn(text: string): string[] {
  return text.split('\n').filter((line) => (line.match(germanWords) ?? []).length >= 2);
}

test.describe('the language of a person (U2)', () => {
  test('is chosen once and follows him to his mails and his next browser', async ({
    page,
    browser,
    stack,
    platform,
    company,
    signIn,
  }) => {
    await signIn('kunde');
    await page.goto('/');
    await page.getByLabel(/^Konto von/).click();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Documents' })).toBeVisible();
    const { userId } = company.actors.customer;
    const user = await platform.db.user.findUniqueOrThrow({ where: { id: userId } });
    expect(user.locale).toBe('en');

    const other = await browser.newContext({ baseURL: stack.appUrl });
    const next = await other.newPage();
    await next.goto('/anmelden');
    await expect(next.locator('html')).toHaveAttribute('lang', 'de');
    await typeSignIn(next, company.emailOf('kunde'));
    await expect(next.getByRole('navigation').first()).toBeVisible();
    await next.goto('/belege');
    await expect(next.locator('html')).toHaveAttribute('lang', 'en');
    await other.close();
  });

  test('English is complete: no German sentence is left over on any page', async ({
    page,
    stack,
    signIn,
  }) => {
    await signIn('admin');
    await page.context().addCookies([{ name: 'bb_sprache', value: 'en', url: stack.appUrl }]);
    for (const path of pages) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      // biome-ignore lint/performance/useDomNodeTextContent: what a person sees, line by line, without scripts and hidden parts
      const text = await page.locator('body').innerText();
      expect.soft(germanSentencesIn(text), path).toEqual([]);
    }
  });
});
