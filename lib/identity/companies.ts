import { randomBytes } from 'node:crypto';
import type { Platform } from '@/lib/platform';
import type { Clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Actor } from './actor';

export interface NewCompany {
  readonly name: string;
  readonly city?: string | null;
  readonly vatId?: string | null;
}

/** Public name of the general-data door (K1): `datev:` and 24 random characters, no secret, but not to be guessed either. */
function newIntegrationId(): string {
  return `datev:${randomBytes(18).toString('base64url')}`;
}

/** Creates a company without members. For seeds and set-up. */
export async function createCompany(
  { db, clock }: { readonly db: Pick<Tx, 'company'>; readonly clock: Clock },
  input: NewCompany,
): Promise<{ readonly id: string }> {
  return db.company.create({
    data: {
      name: input.name,
      city: input.city ?? null,
      vatId: input.vatId ?? null,
      integrationId: newIntegrationId(),
      createdAt: clock.now(),
    },
    select: { id: true },
  });
}

export interface CompanyView {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly vatId: string | null;
  readonly integrationId: string;
}

/** The actor's own company. */
export async function readCompany(platform: Platform, actor: Actor): Promise<CompanyView> {
  return platform.db.company.findUniqueOrThrow({
    where: { id: actor.companyId },
    select: { id: true, name: true, city: true, vatId: true, integrationId: true },
  });
}

/** Names by id, for lists over all companies; the caller has checked that the reader is an operator. */
export async function companyNames(
  { db }: Pick<Platform, 'db'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const companies = await db.company.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(companies.map(({ id, name }) => [id, name]));
}
