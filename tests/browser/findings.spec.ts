import messages from '@/messages/de.json' with { type: 'json' };
import { findingCases } from './support/finding-cases';
import { expect, test } from './support/test';

test.describe('what users meet most leads to the person and the place that mend it', () => {
  test('are twenty at least', () => {
    expect(findingCases.length).toBeGreaterThanOrEqual(20);
    expect(new Set(findingCases.map(({ name }) => name)).size).toBe(findingCases.length);
  });

  for (const { name, ids, cause, title, owner, way } of findingCases) {
    test(`${name} (${ids})`, async ({ page, company, platform, datev, signIn }) => {
      // A step that does not come within this time never comes.
      page.setDefaultTimeout(15_000);
      const scene = { page, company, platform, datev, signIn };
      await signIn('admin');
      const place = await cause(scene);
      const finding = place.getByRole('article').filter({ hasText: title }).first();
      await expect(finding).toBeVisible();
      // Who mends it, in the finding's own words.
      await expect(finding.getByText(`${messages.findings.owners[owner]}:`)).toBeVisible();
      await way(scene, { place, finding });
    });
  }
});
