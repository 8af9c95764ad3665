import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { seedAccountTable, seedInvoices } from './books';
import { seedDemo } from './demo';
import { type DemoInvoice, demoInvoices, demoRefusedInvoices } from './demo-invoices';
import { demoMonths } from './demo-months';
import { demoCompany, demoPassword, type SeededCompany, seedCompany } from './people';

/** Named situations; each puts itself into the database and answers where to look. */
export const scenarios: Readonly<Record<string, (platform: Platform) => Promise<string>>> = {
  demo: async (platform) => {
    const seeded = await seedDemo(platform);
    return seeded ? signIn('kunde@belegbote.test', '/belege') : 'Die Firma „Muster GmbH 1“ gibt es schon.';
  },
  'lost-right': async (platform) => {
    const seeded = await companyWithMonth(platform, 'lost-right', 'Recht verloren GmbH');
    await connectionIn(platform, seeded, 'permission_lost', {
      code: 'CONNECTION_RIGHT_MISSING',
      params: datasetParams,
    });
    return signIn('admin@lost-right.belegbote.test', '/datev-verbindung');
  },
  'expired-token': async (platform) => {
    const seeded = await companyWithMonth(platform, 'expired-token', 'Zugriff abgelaufen GmbH');
    await connectionIn(platform, seeded, 'needs_reconnect', { code: 'CONNECTION_GRANT_LOST', params: {} });
    return signIn('admin@expired-token.belegbote.test', '/datev-verbindung');
  },
  'mixed-vat': async (platform) => {
    await companyWithMonth(platform, 'mixed-vat', 'Gemischte Sätze GmbH');
    return signIn('kunde@mixed-vat.belegbote.test', '/belege');
  },
  'refused-documents': async (platform) => {
    const seeded = await company(platform, 'refused-documents', 'Zurückgehalten GmbH');
    const [, month] = demoMonths(platform.clock.now());
    await seedInvoices(platform, seeded, demoRefusedInvoices(month));
    return signIn('kunde@refused-documents.belegbote.test', '/belege');
  },
  'thousand-invoices': async (platform) => {
    const seeded = await company(platform, 'thousand-invoices', 'Tausend Rechnungen GmbH');
    const [, month] = demoMonths(platform.clock.now());
    const [pattern] = demoInvoices(month);
    if (!pattern) throw new Error('no pattern');
    for (let start = 0; start < 1000; start += 100) {
      const hundred = Array.from({ length: 100 }, (_, index) => numbered(pattern, start + index + 1));
      await seedInvoices(platform, seeded, hundred);
    }
    return signIn('kunde@thousand-invoices.belegbote.test', '/belege');
  },
};

const datasetParams = { clientId: '455148-1', consultantNumber: '455148', clientNumber: '1' };

function numbered(pattern: DemoInvoice, index: number): DemoInvoice {
  const number = `${pattern.number}-${String(index).padStart(4, '0')}`;
  return { ...pattern, externalId: `thousand-${index}`, number };
}

async function company(platform: Platform, key: string, name: string): Promise<SeededCompany> {
  const seeded = await seedCompany(platform, { ...demoCompany, name }, `${key}.belegbote.test`);
  await seedAccountTable(platform, seeded);
  return seeded;
}

async function companyWithMonth(platform: Platform, key: string, name: string): Promise<SeededCompany> {
  const seeded = await company(platform, key, name);
  const [, month] = demoMonths(platform.clock.now());
  await seedInvoices(platform, seeded, demoInvoices(month));
  return seeded;
}

/** A connection that stood once and no longer does; it holds no usable token. */
async function connectionIn(
  platform: Platform,
  { companyId, actors }: SeededCompany,
  state: 'permission_lost' | 'needs_reconnect',
  stateProblem: Prisma.InputJsonObject,
): Promise<void> {
  const now = platform.clock.now();
  await platform.db.connection.create({
    data: {
      companyId,
      environment: platform.settings.datev.environment,
      consultantNumber: 455148,
      clientNumber: 1,
      companyName: demoCompany.name,
      state,
      stateProblem,
      stateChangedAt: now,
      isLongTerm: true,
      grantedByName: 'Petra Beispiel',
      connectedByUserId: actors.admin.userId,
      connectedByUserName: actors.admin.name,
      connectedAt: now,
      lastCheckAt: now,
      lastCheckOk: false,
    },
  });
}

function signIn(email: string, path: string): string {
  return `Anmelden als ${email} (Passwort ${demoPassword}), dann ${path}`;
}
