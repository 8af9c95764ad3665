import { accountingMonthOf, berlinDay } from '@/lib/bookkeeping/calendar';
import { ledgers } from '@/lib/bookkeeping/invoice';
import { clientIdOf } from '@/lib/connection/client-numbers';
import { describeConnection } from '@/lib/connection/describe-connection';
import { latestSnapshot } from '@/lib/connection/snapshots';
import { livingAccountRows } from '@/lib/documents/account-rows';
import type { UserActor } from '@/lib/identity/actor';
import { readCompany } from '@/lib/identity/companies';
import { readLanguage } from '@/lib/identity/mails/send-letter';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { companyFindings } from './company-findings';
import { type GuideFacts, guideLetter } from './guide-letter';
import { type SetupStepView, setupGuide } from './setup-guide';

export interface GuideRecipient {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** The guide of a company as its admin sees it before he sends it. */
export interface SetupGuideView {
  readonly steps: readonly SetupStepView[];
  /** The company's Berater whose account works. */
  readonly recipients: readonly GuideRecipient[];
  /** The same words, for whoever sends it himself. */
  readonly text: { readonly subject: string; readonly body: string };
}

/** How far the set-up is, and the letter about it (M8). */
export async function readSetupGuide(
  platform: Platform,
  actor: UserActor,
  language: 'de' | 'en',
): Promise<SetupGuideView> {
  requirePermission(actor, 'members.change');
  const [facts, recipients] = await Promise.all([
    gatherGuide(platform, actor),
    guideRecipients(platform, actor.companyId),
  ]);
  const letter = guideLetter({ ...facts, language, recipientName: null });
  const { greeting, paragraphs, link } = letter;
  const lines = [greeting, ...paragraphs, ...(link ? [`${link.label}: ${link.url}`] : [])];
  return {
    steps: facts.steps,
    recipients: recipients.map(({ userId, name, email }) => ({ userId, name, email })),
    text: { subject: letter.subject, body: `${lines.join('\n\n')}\n` },
  };
}

/** Everything the letter says, for whomever it is. */
export async function gatherGuide(
  platform: Platform,
  actor: UserActor,
): Promise<Omit<GuideFacts, 'language' | 'recipientName'>> {
  const { companyId } = actor;
  const [company, connection, rows, documents, findings] = await Promise.all([
    readCompany(platform, actor),
    describeConnection(platform, { actor }),
    livingAccountRows(platform.db, companyId),
    usedLedgers(platform, companyId),
    companyFindings(platform, actor),
  ]);
  const { consultantNumber, clientNumber, state, isCheckOk } = connection;
  const hasNumbers = consultantNumber !== null && clientNumber !== null;
  const snapshot = hasNumbers
    ? await latestSnapshot(platform, { companyId, clientId: clientIdOf({ consultantNumber, clientNumber }) })
    : null;
  return {
    senderName: actor.name,
    companyName: company.name,
    consultantNumber,
    clientNumber,
    steps: setupGuide({
      hasNumbers,
      connection: state,
      isCheckOk,
      basics: snapshot?.basics ?? null,
      month: accountingMonthOf(berlinDay(platform.clock.now())),
      ledgers: documents,
      confirmedRows: rows.filter((row) => row.state === 'confirmed').length,
      proposedRows: rows.filter((row) => row.state === 'proposed').length,
    }),
    findings,
    appUrl: platform.settings.appUrl,
  };
}

async function usedLedgers({ db }: Platform, companyId: string) {
  const [invoices, entry] = await Promise.all([
    db.invoice.findMany({ where: { companyId }, distinct: ['ledger'], select: { ledger: true } }),
    db.cashEntryRecord.findFirst({ where: { companyId }, select: { id: true } }),
  ]);
  const used = new Set([...invoices.map(({ ledger }) => ledger), ...(entry ? ['cash'] : [])]);
  return ledgers.filter((ledger) => used.has(ledger));
}

/** The company's Berater, each with the language he reads. */
export async function guideRecipients({ db }: Platform, companyId: string) {
  const members = await db.membership.findMany({
    where: { companyId, role: 'adviser', user: { disabledAt: null } },
    include: { user: { select: { name: true, email: true, locale: true } } },
    orderBy: { createdAt: 'asc' },
  });
  return members.map(({ userId, user }) => ({
    userId,
    name: user.name,
    email: user.email,
    language: readLanguage(user.locale),
  }));
}
