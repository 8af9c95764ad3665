import type { Role, UserActor } from '@/lib/identity/actor';
import { createCompany } from '@/lib/identity/companies';
import { createUser } from '@/lib/identity/people';
import type { Platform } from '@/lib/platform';
import type { DemoCompany } from './pdf';

export const demoPassword = 'belegbote-demo';

export const demoCompany: DemoCompany = {
  name: 'Muster GmbH 1',
  street: 'Fürther Straße 111',
  city: 'Nürnberg',
  vatId: 'DE111222333',
};

/** Name at the mail address, name of the person, role in the company. */
const demoPeople = [
  ['kunde', 'Karla Kunde', 'customer'],
  ['berater', 'Bernd Berater', 'adviser'],
  ['admin', 'Anna Admin', 'admin'],
] as const;

export interface SeededCompany {
  readonly companyId: string;
  readonly actors: Record<Role, UserActor>;
}

/**
 * A company with its three people; people who exist already join it.
 * @param mailDomain `belegbote.test`, or one of its own so that tests do not share people
 */
export async function seedCompany(
  platform: Platform,
  company: Pick<DemoCompany, 'name' | 'city' | 'vatId'>,
  mailDomain = 'belegbote.test',
): Promise<SeededCompany> {
  const { id: companyId } = await createCompany(platform, company);
  const actors = new Map<Role, UserActor>();
  for (const [mailName, name, role] of demoPeople) {
    const email = `${mailName}@${mailDomain}`;
    const known = await platform.db.user.findUnique({ where: { email }, select: { id: true } });
    const { id: userId } = known ?? (await createUser(platform, { email, name, password: demoPassword }));
    await platform.db.membership.create({ data: { userId, companyId, role } });
    actors.set(role, { kind: 'user', userId, name, role, companyId });
  }
  return {
    companyId,
    actors: {
      customer: actorOf(actors, 'customer'),
      adviser: actorOf(actors, 'adviser'),
      admin: actorOf(actors, 'admin'),
    },
  };
}

/** The person who sees technical logs of all companies, and no documents. */
export async function seedOperator(platform: Platform, mailDomain = 'belegbote.test'): Promise<void> {
  const email = `operator@${mailDomain}`;
  if (await platform.db.user.findUnique({ where: { email } })) return;
  await createUser(platform, { email, name: 'Otto Operator', password: demoPassword, isOperator: true });
}

function actorOf(actors: ReadonlyMap<Role, UserActor>, role: Role): UserActor {
  const actor = actors.get(role);
  if (!actor) throw new Error(`no ${role}`);
  return actor;
}
