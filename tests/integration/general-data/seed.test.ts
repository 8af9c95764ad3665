import { afterAll, beforeAll, expect, it } from 'vitest';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import { warningText } from '@/lib/general-data/push/warnings';
import { seedEmployees } from '@/scripts/seed/employees';
import { demoCompany, seedCompany } from '@/scripts/seed/people';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.close());

it('the four people of the demo make files, and two warnings worth showing (K2, K4)', async () => {
  const seeded = await seedCompany(platform, demoCompany);
  await seedEmployees(platform, seeded);
  const outcome = await pushGeneralData(platform, seeded.actors.admin, { isForced: false });
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  expect(outcome.files.map(({ name }) => name)).toHaveLength(2);
  const texts = outcome.warnings.map((warning) => warningText(warning, 'de'));
  expect(texts.join('\n')).not.toMatch(/Unerwartete Meldung|[{}]/);
  expect(texts.filter((text) => text.startsWith('Nicht übergeben'))).toHaveLength(2);
});
