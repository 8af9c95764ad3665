import { acceptWithAccount } from '@/lib/identity/accept-invitation';
import { systemActor } from '@/lib/identity/actor';
import { createApiKey, revokeApiKey } from '@/lib/identity/api-keys';
import { foundCompany } from '@/lib/identity/found-company';
import { inviteMember, withdrawInvitation } from '@/lib/identity/invitations';
import { changeRole, removeMember } from '@/lib/identity/memberships';
import { appointOperator, dismissOperator } from '@/lib/identity/operators';
import { newPasswordLink, resetPassword } from '@/lib/identity/password-reset';
import { addMember, changePassword, createUser } from '@/lib/identity/people';
import { changeSecondFactorPolicy } from '@/lib/identity/second-factor/company-policy';
import {
  confirmEnrolment,
  disableSecondFactor,
  renewRecoveryCodes,
  startEnrolment,
} from '@/lib/identity/second-factor/enrolment';
import { removeSecondFactorFor } from '@/lib/identity/second-factor/remove-for-person';
import { readSession, type SignedInUser } from '@/lib/identity/sessions';
import { authenticate } from '@/lib/identity/sign-in';
import { authenticatorOf } from '@/tests/support/authenticator';
import type { ActScene, ActsOf } from './act';

const password = 'ein gutes langes Wort';
const newPassword = 'ein anderes langes Wort';
const step = 30_000;
const invited = { name: 'Neu', role: 'customer', language: 'de' } as const;

export const peopleActs: ActsOf = (given) => ({
  'member.added': async () => () => newMember(given),
  'member.invited': async () => () =>
    inviteMember(given.scene.platform, given.company.admin, { ...invited, email: 'neu@belegbote.test' }),
  'member.invitation_withdrawn': async () => {
    const { platform } = given.scene;
    const where = { email: 'neu@belegbote.test' };
    const { id } = await platform.db.invitation.findFirstOrThrow({ where });
    return () => withdrawInvitation(platform, given.company.admin, { invitationId: id });
  },
  'member.joined': async () => {
    const { platform } = given.scene;
    const { email, user } = await newPerson(given);
    const asked = await inviteMember(platform, given.company.admin, { ...invited, email });
    if (asked.kind !== 'invited') throw new Error(asked.kind);
    return () => acceptWithAccount(platform, user, { token: tokenOf(asked.link) });
  },
  'member.role_changed': async () => {
    const membershipId = await newMember(given);
    return () => changeRole(given.scene.platform, given.company.admin, { membershipId, role: 'adviser' });
  },
  'member.removed': async () => {
    const membershipId = await newMember(given);
    return () => removeMember(given.scene.platform, given.company.admin, { membershipId });
  },
  'company.second_factor_demanded': async () => () => demandSecondFactor(given, true),
  'company.second_factor_optional': async () => () => demandSecondFactor(given, false),
  'company.founded': async () => () => foundCompany(given.scene.platform, { name: 'Neue Firma' }),
  'api_key.created': async () => () =>
    createApiKey(given.scene.platform, given.company.admin, { name: 'Kasse' }),
  'api_key.revoked': async () => () =>
    revokeApiKey(given.scene.platform, given.company.admin, { apiKeyId: given.company.apiKeyId }),
  'operator.appointed': async () => () =>
    appointOperator(given.scene.platform, {
      email: 'betrieb@belegbote.test',
      name: 'Bea',
      language: 'de',
    }),
  'operator.dismissed': async () => () =>
    dismissOperator(given.scene.platform, { email: 'betrieb@belegbote.test' }),
  'account.password_changed': async () => {
    const { user } = await newPerson(given);
    const change = { currentPassword: password, newPassword };
    return () => changePassword(given.scene.platform, user, change);
  },
  'account.password_reset': async () => {
    const { platform } = given.scene;
    const { user } = await newPerson(given);
    const link = await platform.db.$transaction((tx) => newPasswordLink(platform, tx, user.userId));
    return () => resetPassword(platform, { token: tokenOf(link), newPassword });
  },
  'account.second_factor_enabled': async () => {
    const { user, app } = await enrolling(given);
    return () => confirmEnrolment(given.scene.platform, user, { code: app.code() });
  },
  'account.second_factor_disabled': async () => {
    const { user, nextCode } = await enrolled(given);
    return () => disableSecondFactor(given.scene.platform, user, { password, code: nextCode(), ip: null });
  },
  'account.recovery_codes_replaced': async () => {
    const { user, nextCode } = await enrolled(given);
    return () => renewRecoveryCodes(given.scene.platform, user, { password, code: nextCode(), ip: null });
  },
  'account.recovery_code_used': async () => {
    const { email, recoveryCodes } = await enrolled(given);
    return () => signIn(given, email, recoveryCodes[0] ?? '');
  },
  'account.second_factor_removed': async () => {
    const { email } = await enrolled(given);
    return () => removeSecondFactorFor(given.scene.platform, { email });
  },
});

async function newMember({ scene, company }: ActScene): Promise<string> {
  const email = newAddress();
  await addMember(scene.platform, systemActor(company.companyId), { email, name: 'Mia', role: 'customer' });
  const member = await scene.platform.db.membership.findFirstOrThrow({ where: { user: { email } } });
  return member.id;
}

function demandSecondFactor({ scene, company }: ActScene, isDemanded: boolean) {
  return changeSecondFactorPolicy(scene.platform, systemActor(company.companyId), { isDemanded });
}

const newAddress = () => `${crypto.randomUUID()}@belegbote.test`;

function tokenOf(link: string | null): string {
  const token = link?.split('#')[1];
  if (!token) throw new Error('no token');
  return token;
}

async function newPerson(given: ActScene): Promise<{ email: string; user: SignedInUser }> {
  const email = newAddress();
  await createUser(given.scene.platform, { email, name: 'Petra', password });
  const outcome = await signIn(given, email, null);
  if (outcome.kind !== 'signed_in') throw new Error(outcome.kind);
  const user = await readSession(given.scene.platform, outcome.sessionId);
  if (!user) throw new Error('no session');
  return { email, user };
}

function signIn({ scene }: ActScene, email: string, code: string | null) {
  return authenticate(scene.platform, { email, password, code, ip: null, userAgent: null });
}

async function enrolling(given: ActScene) {
  const { platform, clock } = given.scene;
  const person = await newPerson(given);
  const started = await startEnrolment(platform, person.user, { password, ip: null });
  if (started.kind !== 'started') throw new Error(started.kind);
  return { ...person, app: authenticatorOf(started.uri, clock) };
}

/** Each code of the app counts once, whatever came of the act it was shown for. */
async function enrolled(given: ActScene) {
  const { platform, clock } = given.scene;
  const { app, ...person } = await enrolling(given);
  const outcome = await confirmEnrolment(platform, person.user, { code: app.code() });
  if (outcome.kind !== 'enabled') throw new Error(outcome.kind);
  const nextCode = () => {
    clock.advance(step);
    return app.code();
  };
  return { ...person, nextCode, recoveryCodes: outcome.recoveryCodes };
}
