import AxeBuilder from '@axe-core/playwright';
import { connect, expectProtocol, openTransferDialog, transferMonth } from './support/steps';
import { expect, test } from './support/test';

const pages = ['/', '/belege', '/uebertragungen', '/datev-verbindung', '/stammdaten', '/einstellungen'];
const widths = [1280, 390];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page breaks a rule of accessibility, ${colorScheme} (U3)`, async ({ page, company, signIn }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const check = async (name: string) => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect
        .soft(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          name,
        )
        .toEqual([]);
    };
    await page.goto('/anmelden');
    await check('/anmelden');
    await signIn('admin');
    await connect(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of pages) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await check(`${path} ${width}`);
        // Nothing sticks out to the side: a phone never scrolls sideways (U3).
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(overflow, `${path} ${width} is wider than the screen`).toBeLessThanOrEqual(0);
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await openTransferDialog(page, 'Ausgangsrechnungen', company.month);
    await check('dialog');
    await page.keyboard.press('Escape');
    await transferMonth(page, 'Eingangsrechnungen', company.month);
    await expectProtocol(page, /Erfolgreich verarbeitet \(2\)/);
    await check('protocol');
  });
}
