import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import type { OperatorActor, UserActor } from '@/lib/identity/actor';
import { chooseCompany, listMemberships, type MembershipView } from '@/lib/identity/memberships';
import { type CompanyAction, may } from '@/lib/identity/permissions';
import type { SignedInUser } from '@/lib/identity/sessions';
import { authOptions, signInPath, usesSecureCookies } from './auth-options';
import { getPlatform } from './platform';

const companyCookie = 'belegbote-company';
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

/**
 * The signed-in person acting for the selected company; null when nobody is signed in or the person is in no company.
 * The cookie is only a wish: a company the person is no member of is never taken (S1).
 */
export const currentActor = cache(async (): Promise<UserActor | null> => {
  const user = await currentUser();
  if (!user) return null;
  const wanted = (await cookies()).get(companyCookie)?.value ?? null;
  return chooseCompany(user, await currentMemberships(), wanted);
});

/** For pages and actions: sends strangers to the sign-in page and back here afterwards. */
export async function requireUser(backTo?: string): Promise<SignedInUser> {
  const user = await currentUser();
  if (user) return user;
  redirect(backTo ? `${signInPath}?callbackUrl=${encodeURIComponent(backTo)}` : signInPath);
}

/** For pages and actions of a company. Whoever may not, sees what he would see if the page did not exist. */
export async function requireActor(action: CompanyAction, backTo?: string): Promise<UserActor> {
  await requireUser(backTo);
  const actor = await currentActor();
  if (!actor || !may(actor, action)) notFound();
  return actor;
}

/** For the operator's pages. */
export async function requireOperator(backTo?: string): Promise<OperatorActor> {
  const user = await requireUser(backTo);
  if (!user.isOperator) notFound();
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
