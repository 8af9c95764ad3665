import { createCompany } from '@/lib/identity/companies';
import type { Platform } from '@/lib/platform';
import { seedAccountTable, seedCashBook, seedEInvoices, seedInvoices } from './books';
import { demoInvoices, demoRefusedInvoices } from './demo-invoices';
import { demoMonths } from './demo-months';
import { seedEmployees } from './employees';
import { demoCompany, type SeededCompany, seedCompany, seedOperator } from './people';

/**
 * The situation `demo`: one company ready to be connected, with two months of documents, a cash book and its people;
 * beside it a second company of the same Berater, so that switching can be seen. Run again, it changes nothing.
 */
export async function seedDemo(platform: Platform): Promise<SeededCompany | null> {
  if (await platform.db.company.findFirst({ where: { name: demoCompany.name } })) return null;
  await seedOperator(platform);
  const seeded = await seedCompany(platform, demoCompany);
  await seedAccountTable(platform, seeded);
  const months = demoMonths(platform.clock.now());
  for (const month of months) {
    await seedInvoices(platform, seeded, demoInvoices(month));
    await seedEInvoices(platform, seeded, month);
  }
  await seedInvoices(platform, seeded, demoRefusedInvoices(months[1]));
  await seedCashBook(platform, seeded, months);
  await seedEmployees(platform, seeded);
  await seedSecondCompany(platform);
  return seeded;
}

async function seedSecondCompany(platform: Platform): Promise<void> {
  const { id: companyId } = await createCompany(platform, { name: 'Beispiel Handels KG', city: 'Fürth' });
  const adviser = await platform.db.user.findUniqueOrThrow({ where: { email: 'berater@belegbote.test' } });
  await platform.db.membership.create({ data: { userId: adviser.id, companyId, role: 'adviser' } });
}
