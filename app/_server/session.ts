import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import type { OperatorActor, UserActor } from '@/lib/identity/actor';
import {
  type ChosenCompany,
  chooseCompany,
  listMemberships,
  type MembershipView,
} from '@/lib/identity/memberships';
import { type CompanyAction, may } from '@/lib/identity/permissions';
import type { SignedInUser } from '@/lib/identity/sessions';
import { authOptions, signInPath, usesSecureCookies } from './auth-options';
import { getPlatform } from './platform';

const companyCookie = 'belegbote-company';
/** Where a second factor is set up. */
export const secondFactorPath = '/konto/zweiter-faktor';
const companyCookieSeconds = 400 * 24 * 60 * 60;

/** Who is signed in, asked once a request; null when nobody is, or the session was ended or expired. */
export const currentUser = cache(async (): Promise<SignedInUser | null> => {
  const platform = await getPlatform();
  const session = await getServerSession(authOptions(platform));
  return session?.signedIn ?? null;
});

/** The companies of the signed-in person, by name. */
export const currentMemberships = cache(async (): Promise<readonly MembershipView[]> => {
  const user = await currentUser();
  return user ? listMemberships(await getPlatform(), user.userId) : [];
});

/** The selected company. The cookie is only a wish: a company the person is no member of is never taken (S1). */
const chosenCompany = cache(async (): Promise<ChosenCompany> => {
  const user = await currentUser();
  if (!user) return { kind: 'no_company' };
  const wanted = (await cookies()).get(companyCookie)?.value ?? null;
  return chooseCompany(user, await currentMemberships(), wanted);
});

/**
 * The signed-in person acting for the selected company; null when nobody is signed in, the person is in no company, or the
 * company wants a second factor that he does not have.
 */
export const currentActor = cache(async (): Promise<UserActor | null> => {
  const chosen = await chosenCompany();
  return chosen.kind === 'actor' ? chosen.actor : null;
});

/** For pages and actions: sends strangers to the sign-in page and back here afterwards. */
export async function requireUser(backTo?: string): Promise<SignedInUser> {
  const user = await currentUser();
  if (user) return user;
  redirect(backTo ? `${signInPath}?callbackUrl=${encodeURIComponent(backTo)}` : signInPath);
}

/**
 * For pages and actions of a company. Whoever may not, sees what he would see if the page did not exist; an admin who lacks
 * the second factor his company wants is sent where he gets one.
 */
export async function requireActor(action: CompanyAction, backTo?: string): Promise<UserActor> {
  await requireUser(backTo);
  const chosen = await chosenCompany();
  if (chosen.kind === 'second_factor_missing') redirect(secondFactorPath);
  if (chosen.kind === 'no_company' || !may(chosen.actor, action)) {
    await tellRefusedAccess(action);
    notFound();
  }
  return chosen.actor;
}

/** For whoever looks after attacks (ASVS 5.0 16.3.2): who was turned away from what. */
export async function tellRefusedAccess(wanted: CompanyAction | 'operator'): Promise<void> {
  const [platform, user, chosen] = await Promise.all([getPlatform(), currentUser(), chosenCompany()]);
  const companyId = chosen.kind === 'actor' ? chosen.actor.companyId : null;
  platform.log.warn({ userId: user?.userId, companyId, wanted }, 'access refused');
}

/** For the operator's pages. */
export async function requireOperator(backTo?: string): Promise<OperatorActor> {
  const user = await requireUser(backTo);
  if (!user.isOperator) {
    await tellRefusedAccess('operator');
    notFound();
  }
  return { kind: 'operator', userId: user.userId, name: user.name };
}

/** The company switch, called by a server action; false when the person is no member of that company. */
export async function selectCompany(companyId: string): Promise<boolean> {
  const memberships = await currentMemberships();
  if (!memberships.some((membership) => membership.companyId === companyId)) return false;
  const platform = await getPlatform();
  (await cookies()).set(companyCookie, companyId, {
    httpOnly: true,
    sameSite: 'lax',
    secure: usesSecureCookies(platform.settings.appUrl),
    path: '/',
    maxAge: companyCookieSeconds,
  });
  return true;
}
