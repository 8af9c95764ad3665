import type { OperatorActor, Role, UserActor } from '@/lib/identity/actor';
import { systemActor } from '@/lib/identity/actor';
import { createApiKey } from '@/lib/identity/api-keys';
import { createCompany } from '@/lib/identity/companies';
import { addMember } from '@/lib/identity/people';
import type { Platform } from '@/lib/platform';

/** Who keeps the installation running; no row stands behind him. */
export const operator: OperatorActor = {
  kind: 'operator',
  userId: '00000000-0000-4000-8000-000000000000',
  name: 'Otto Operator',
};

/** A company with one person of each role, and an API key. */
export interface CompanyScene {
  readonly companyId: string;
  readonly customer: UserActor;
  readonly adviser: UserActor;
  readonly admin: UserActor;
  readonly apiKey: string;
  readonly apiKeyId: string;
}

export async function makeCompany(platform: Platform, name: string): Promise<CompanyScene> {
  const { id: companyId } = await createCompany(platform, { name });
  const customer = await makeMember(platform, companyId, name, 'customer');
  const adviser = await makeMember(platform, companyId, name, 'adviser');
  const admin = await makeMember(platform, companyId, name, 'admin');
  const key = await createApiKey(platform, admin, { name: 'Shop' });
  if (key.kind !== 'created') throw new Error('no API key');
  return { companyId, customer, adviser, admin, apiKey: key.key, apiKeyId: key.id };
}

async function makeMember(
  platform: Platform,
  companyId: string,
  company: string,
  role: Role,
): Promise<UserActor> {
  const email = `${role}@${company.toLowerCase().replaceAll(' ', '-')}.test`;
  const added = await addMember(platform, systemActor(companyId), {
    email,
    name: `${role} von ${company}`,
    role,
  });
  if (added.kind !== 'added') throw new Error(`${email} was there already`);
  return { kind: 'user', userId: added.userId, name: `${role} von ${company}`, role, companyId };
}
