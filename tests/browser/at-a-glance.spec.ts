import { connectCompany, transferOutgoing } from './support/prepare';
import { expect, test } from './support/test';

const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });

test('the start page says per month and ledger what is sent, open and how much it is, and leads there (U4)', async ({
  page,
  company,
  platform,
  signIn,
}) => {
  const { companyId, month } = company;
  await connectCompany(platform, company);
  await transferOutgoing(platform, company, month);
  const sumOf = async (ledger: string, state: string) => {
    const { _sum, _count } = await platform.db.invoice.aggregate({
      where: { companyId, ledger, state },
      _sum: { grossCents: true },
      _count: true,
    });
    return { count: _count, amount: euro.format(Number(_sum.grossCents ?? 0n) / 100) };
  };
  const [sent, left, incoming] = [
    await sumOf('accounts_receivable', 'transferred'),
    await sumOf('accounts_receivable', 'open'),
    await sumOf('accounts_payable', 'open'),
  ];
  expect(sent.count).toBeGreaterThan(1);
  expect(left.count).toBeGreaterThan(0);

  await signIn('kunde');
  await page.goto('/');
  const outgoing = page.getByRole('link', { name: /^Ausgangsrechnungen ?, / });
  await expect(outgoing).toContainText(`${sent.count} übertragen`);
  await expect(outgoing).toContainText(sent.amount);
  await expect(outgoing).toContainText(`${left.count} offen`);
  await expect(outgoing).toContainText(left.amount);
  const others = page.getByRole('link', { name: /^Eingangsrechnungen ?, / });
  await expect(others).toContainText(`${incoming.count} offen`);
  await expect(others).toContainText(incoming.amount);

  await outgoing.click();
  await expect(page).toHaveURL(/\/belege\?.*monat=/);
  const table = page.getByRole('table', { name: 'Rechnungen' });
  await expect(table.getByRole('row')).toHaveCount(sent.count + left.count + 1);
  // Everything that still waits is marked at once, and what it comes to is said.
  await page.getByRole('checkbox', { name: 'Alle auf dieser Seite auswählen' }).check();
  await expect(page.getByText(left.amount).first()).toBeVisible();
  await expect(table.getByRole('checkbox', { checked: true })).toHaveCount(left.count + 1);
});
