import type { Role } from '../actor';
import type { Letter } from './letter';

type Language = Letter['language'];

const roleNames: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  de: { customer: 'Kunde', adviser: 'Berater', admin: 'Admin' },
  en: { customer: 'customer', adviser: 'adviser', admin: 'admin' },
};

/** The link to a new password. */
export function passwordResetLetter(facts: {
  readonly language: Language;
  readonly name: string;
  readonly url: string;
}): Letter {
  const { language, name, url } = facts;
  switch (language) {
    case 'de':
      return {
        language,
        subject: 'Neues Passwort für Belegbote',
        greeting: `Guten Tag ${name},`,
        paragraphs: [
          'jemand möchte für Ihr Konto bei Belegbote ein neues Passwort setzen. Waren Sie das, öffnen Sie bitte den Link. Er gilt 30 Minuten und nur einmal.',
        ],
        link: { label: 'Neues Passwort setzen', url },
        small:
          'Waren Sie es nicht, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist. Geben Sie den Link niemandem weiter.',
      };
    case 'en':
      return {
        language,
        subject: 'New password for Belegbote',
        greeting: `Hello ${name},`,
        paragraphs: [
          'somebody wants to set a new password for your Belegbote account. If it was you, please open the link. It works once, for 30 minutes.',
        ],
        link: { label: 'Set a new password', url },
        small:
          'If it was not you, you need not do anything: your password stays as it is. Do not pass the link on to anybody.',
      };
  }
}

/** The link into a company. */
export function invitationLetter(facts: {
  readonly language: Language;
  readonly name: string;
  readonly invitedBy: string;
  readonly companyName: string;
  readonly role: Role;
  readonly url: string;
}): Letter {
  const { language, name, invitedBy, companyName, url } = facts;
  const role = roleNames[language][facts.role];
  switch (language) {
    case 'de':
      return {
        language,
        subject: `Einladung zu ${companyName} bei Belegbote`,
        greeting: `Guten Tag ${name},`,
        paragraphs: [
          `${invitedBy} lädt Sie ein, bei Belegbote für ${companyName} zu arbeiten, als ${role}. Belegbote überträgt Belege nach DATEV und zeigt, was daraus wurde.`,
          'Öffnen Sie bitte den Link, um die Einladung anzunehmen. Er gilt 7 Tage und nur einmal.',
        ],
        link: { label: 'Einladung annehmen', url },
        small: `Kennen Sie ${companyName} nicht, brauchen Sie nichts zu tun. Geben Sie den Link niemandem weiter.`,
      };
    case 'en':
      return {
        language,
        subject: `Invitation to ${companyName} at Belegbote`,
        greeting: `Hello ${name},`,
        paragraphs: [
          `${invitedBy} invites you to work for ${companyName} at Belegbote, as ${role}. Belegbote transfers documents to DATEV and shows what became of them.`,
          'Please open the link to accept the invitation. It works once, for 7 days.',
        ],
        link: { label: 'Accept the invitation', url },
        small: `If you do not know ${companyName}, you need not do anything. Do not pass the link on to anybody.`,
      };
  }
}

/** What changed in somebody's way of signing in. */
export type AccountChange =
  | 'password_changed'
  | 'second_factor_enabled'
  | 'second_factor_disabled'
  | 'recovery_code_used';

const changes: Readonly<Record<Language, Readonly<Record<AccountChange, string>>>> = {
  de: {
    password_changed: 'Ihr Passwort wurde geändert',
    second_factor_enabled: 'Der zweite Faktor wurde eingeschaltet',
    second_factor_disabled: 'Der zweite Faktor wurde ausgeschaltet',
    recovery_code_used: 'Ein Wiederherstellungscode wurde verwendet',
  },
  en: {
    password_changed: 'Your password was changed',
    second_factor_enabled: 'The second factor was switched on',
    second_factor_disabled: 'The second factor was switched off',
    recovery_code_used: 'A recovery code was used',
  },
};

/** Tells the owner of an account, so that a stranger cannot change it in silence. Holds no link: nothing to phish with. */
export function accountChangedLetter(facts: {
  readonly language: Language;
  readonly name: string;
  readonly change: AccountChange;
}): Letter {
  const { language, name } = facts;
  const what = changes[language][facts.change];
  switch (language) {
    case 'de':
      return {
        language,
        subject: `${what} (Belegbote)`,
        greeting: `Guten Tag ${name},`,
        paragraphs: [
          `${what}. Waren Sie das, ist alles in Ordnung.`,
          'Waren Sie es nicht, setzen Sie bitte gleich über „Passwort vergessen?“ auf der Anmeldeseite ein neues Passwort und sagen Sie einem Admin Ihrer Firma Bescheid.',
        ],
        small:
          'Diese Mail kommt von Belegbote, wenn sich an Ihrer Anmeldung etwas ändert. Bitte nicht antworten.',
      };
    case 'en':
      return {
        language,
        subject: `${what} (Belegbote)`,
        greeting: `Hello ${name},`,
        paragraphs: [
          `${what}. If it was you, all is well.`,
          'If it was not you, please set a new password right away by “Forgot password?” on the sign-in page, and tell an admin of your company.',
        ],
        small: 'Belegbote sends this mail when something about your sign-in changes. Please do not reply.',
      };
  }
}
