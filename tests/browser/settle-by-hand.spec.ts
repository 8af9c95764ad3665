import { connect, expectProtocol, transferMonth } from './support/steps';
import { expect, test } from './support/test';

test.describe('what DATEV leaves open', () => {
  test('is settled document by document by somebody who has looked in Belege online (P3, T5)', async ({
    page,
    company,
    datev,
    signIn,
    platform,
  }) => {
    await datev.order('settings', { manner: 'sandbox' });
    await signIn('admin');
    await connect(page);
    await transferMonth(page, 'Eingangsrechnungen', company.month);
    await expectProtocol(page, /Teilweise verarbeitet.*\(4\)/);
    const { db } = platform;
    const unknown = () =>
      db.transferDocument.findMany({ where: { companyId: company.companyId, result: 'unknown' } });
    const before = await unknown();
    expect(before.length).toBeGreaterThan(0);
    const [document] = before;

    const questions = page.locator('details').filter({ hasText: 'in Belege online angekommen?' });
    await expect(questions).toHaveCount(before.length);
    const question = questions.filter({ hasText: document?.number ?? '' }).first();
    await question.locator('summary').click();
    await question.getByRole('radio', { name: /Ja, angekommen/ }).check();
    await question.getByLabel('Woran haben Sie es erkannt?').fill('In Belege online gesehen, Eingang heute');
    await question.getByRole('button', { name: 'Entscheidung festhalten' }).click();
    await expect(questions).toHaveCount(before.length - 1);

    const settled = await db.transferDocument.findUniqueOrThrow({ where: { id: document?.id ?? '' } });
    expect(settled.result).toBe('accepted');
    const audit = await db.auditEvent.findFirstOrThrow({
      where: { action: 'transfer.document_settled_by_hand', subject: settled.id },
    });
    expect(audit.details).toMatchObject({ verdict: 'arrived' });
  });
});
