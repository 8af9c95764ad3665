import { randomBytes } from 'node:crypto';
import { test as base, expect, type Page } from '@playwright/test';
import { createPlatform, type Platform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { seedAccountTable, seedInvoices } from '@/scripts/seed/books';
import { demoInvoices, demoRefusedInvoices } from '@/scripts/seed/demo-invoices';
import { demoMonths } from '@/scripts/seed/demo-months';
import { demoCompany, type SeededCompany, seedCompany } from '@/scripts/seed/people';
import { type LocalDatev, localDatev } from './local-datev';
import { signInAt } from './sign-in';
import { type Stack, startStack } from './start-stack';

/** A company of the test's own, with its people and last month's documents. */
export interface TestCompany extends SeededCompany {
  /** `2026-10` */
  readonly month: string;
  emailOf(role: 'kunde' | 'berater' | 'admin'): string;
}

interface Fixtures {
  company: TestCompany;
  datev: LocalDatev;
  /** Leaves the page where it is. */
  signIn: (role: 'kunde' | 'berater' | 'admin', page?: Page) => Promise<void>;
}

interface WorkerFixtures {
  stack: Stack;
  platform: Platform;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
    async ({}, use) => {
      const { stack, stop } = await startStack({
        environment: 'local',
        clientId: 'belegbote-local',
        clientSecret: 'belegbote-local-secret',
      });
      await use(stack);
      await stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  platform: [
    async ({ stack }, use) => {
      const platform = await createPlatform(readSettings(stack.env), {
        service: 'browser-test',
        role: 'sender',
        poolSize: 3,
      });
      await use(platform);
      await platform.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stack }, use) => use(stack.appUrl),
  // Whoever came before may have changed its datasets or told it to misbehave.
  datev: [
    async ({ stack }, use) => {
      const datev = localDatev(stack.datevUrl);
      await datev.reset();
      await use(datev);
    },
    { auto: true },
  ],
  company: async ({ platform }, use) => {
    const domain = `${randomBytes(5).toString('hex')}.test`;
    const seeded = await seedCompany(platform, demoCompany, domain);
    await seedAccountTable(platform, seeded);
    const [, month] = demoMonths(new Date());
    await seedInvoices(platform, seeded, [...demoInvoices(month), ...demoRefusedInvoices(month)]);
    await use({ ...seeded, month, emailOf: (role) => `${role}@${domain}` });
  },
  signIn: async ({ page, company, stack }, use) => {
    await use(async (role, target = page) => {
      await signInAt(stack.appUrl, target.request, company.emailOf(role));
    });
  },
});

export { expect };
