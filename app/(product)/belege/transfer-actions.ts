'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { adviserMailOf, inReadersLanguage } from '@/app/_shell/findings';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { shareFindings } from '@/components/transfer/share-findings';
import type { TransferChoice, TransferPreview } from '@/components/transfer/transfer-preview';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { ledgers } from '@/lib/bookkeeping/invoice';
import { describeConnection } from '@/lib/connection/describe-connection';
import { readCompany } from '@/lib/identity/companies';
import type { Finding } from '@/lib/preflight/finding';
import { isBlocking } from '@/lib/preflight/finding-order';
import type { PreflightResult } from '@/lib/preflight/run-preflight';
import { preflightMonth } from '@/lib/transfer/preflight-month';
import { requestTransfer, type TransferRequestResult } from '@/lib/transfer/request-transfer';

const choiceSchema = z.object({
  ledger: z.enum(ledgers),
  month: z.string().transform((text, context) => {
    const month = parseAccountingMonth(text);
    if (month) return month;
    context.addIssue({ code: 'custom', message: 'not a month' });
    return z.NEVER;
  }),
  documentIds: z.array(z.uuid()).max(20_000).nullable(),
});

/** What "Nach DATEV übertragen" would do, before it is done. */
export async function previewTransfer(input: TransferChoice): Promise<ActionAnswer<TransferPreview>> {
  const choice = choiceSchema.parse(input);
  return actAs('preflight.read', async (platform, actor) => {
    const [preflight, connection, company] = await Promise.all([
      preflightMonth(platform, actor, {
        ledger: choice.ledger,
        month: choice.month,
        ...(choice.documentIds ? { documentIds: choice.documentIds } : {}),
      }),
      describeConnection(platform, { actor }),
      readCompany(platform, actor),
    ]);
    const { consultantNumber, clientNumber } = connection;
    const isConnected = connection.state !== 'not_connected';
    return done({
      companyName: company.name,
      dataset:
        isConnected && consultantNumber !== null && clientNumber !== null
          ? { consultantNumber: String(consultantNumber), clientNumber: String(clientNumber) }
          : null,
      choice,
      ...(await describePreflight(preflight)),
      mail: await adviserMailOf(preflight.findings, { actor, connection, companyName: company.name }),
    });
  });
}

type DescribedPreflight = Omit<TransferPreview, 'companyName' | 'dataset' | 'choice' | 'mail'>;

async function describePreflight(preflight: PreflightResult): Promise<DescribedPreflight> {
  const heldBackIds = new Set(preflight.heldBack.map(({ id }) => id));
  const general = preflight.findings.filter((finding) => documentIdOf(finding) === null);
  const isHeldBack = (finding: Finding) => heldBackIds.has(documentIdOf(finding) ?? '');
  const ofDocuments = preflight.findings.filter((finding) => documentIdOf(finding) !== null);
  return {
    isBlocked: preflight.isBlocked,
    sendable: preflight.sendable.length,
    jobs: preflight.plan.map(({ documentIds, files, bytes, splitBy }) => ({
      documents: documentIds.length,
      files,
      bytes,
      splitBy,
    })),
    findings: await inReadersLanguage(general),
    heldBackCount: preflight.heldBack.length,
    heldBack: shareFindings(
      await inReadersLanguage(ofDocuments.filter((finding) => isHeldBack(finding) && isBlocking(finding))),
    ),
    notes: shareFindings(await inReadersLanguage(ofDocuments.filter((finding) => !isHeldBack(finding)))),
  };
}

function documentIdOf({ subject }: Finding): string | null {
  return subject?.kind === 'invoice' || subject?.kind === 'cash_entry' ? subject.id : null;
}

/** The click itself: claims the documents and answers the transfer's address. */
export async function startTransfer(input: TransferChoice): Promise<ActionAnswer<{ transferId: string }>> {
  const choice = choiceSchema.parse(input);
  return actAs('transfers.start', async (platform, actor) => {
    const result = await requestTransfer(platform, actor, {
      ledger: choice.ledger,
      month: choice.month,
      ...(choice.documentIds ? { documentIds: choice.documentIds } : {}),
    });
    return answerRequest(result);
  });
}

const repeatSchema = choiceSchema.extend({ reason: z.string().trim().min(10).max(500) });

/** "Erneut übertragen": a document DATEV already has goes once more, with a recorded reason (T10). */
export async function repeatTransfer(
  input: TransferChoice & { readonly reason: string },
): Promise<ActionAnswer<{ transferId: string }>> {
  const parsed = repeatSchema.safeParse(input);
  if (!parsed.success) {
    const t = await getTranslations('transferStart');
    return refused(t('reasonTooShort'), { fields: { reason: t('reasonTooShort') } });
  }
  const { ledger, month, documentIds, reason } = parsed.data;
  return actAs('transfers.repeat', async (platform, actor) =>
    answerRequest(
      await requestTransfer(platform, actor, {
        ledger,
        month,
        reason,
        ...(documentIds ? { documentIds } : {}),
      }),
    ),
  );
}

/** A transfer that already has the documents is where the click leads: two clicks at once meet there. */
async function answerRequest(result: TransferRequestResult): Promise<ActionAnswer<{ transferId: string }>> {
  const t = await getTranslations('transferStart');
  switch (result.kind) {
    case 'requested':
    case 'already_under_way':
    case 'already_transferred':
      return done({ transferId: result.transferId });
    case 'handled_elsewhere':
      return refused(t('handledElsewhere'));
    case 'not_found':
      return refused(t('notFound'));
    case 'nothing_to_send':
      return refused(t('nothingToSend'), { findings: await inReadersLanguage(result.findings) });
    case 'refused':
      return refused(t('refused'), { findings: await inReadersLanguage(result.findings) });
  }
}
