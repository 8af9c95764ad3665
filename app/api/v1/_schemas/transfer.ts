import { z } from 'zod';
import { type FindingLocale, findingJson } from '@/lib/preflight/finding';
import type { ProtocolEntryView } from '@/lib/transfer/read/read-protocol';
import type { TransferDetails, TransferJobView, TransferSummary } from '@/lib/transfer/read/transfer-view';
import { documentResults } from '@/lib/transfer/results';
import { jobStates } from '@/lib/transfer/state';
import { transferStates } from '@/lib/transfer/transfer-state';
import { idSchema, instantText, ledgerSchema, monthText, pageSchema } from './common';
import { findingSchema } from './finding';

export const transferStateSchema = z.enum(transferStates).meta({
  description:
    '`queued` wartet, `running` wird gesendet, `held` braucht jemanden, `processing` wird von DATEV verarbeitet, `succeeded`, `partial` (ein Teil kam an), `failed`, `cancelled`',
});

const summaryFields = {
  id: idSchema,
  state: transferStateSchema,
  ledger: ledgerSchema,
  month: monthText,
  requestedAt: instantText,
  requestedBy: z.string().meta({ description: 'Wer sie ausgelöst hat' }),
  finishedAt: instantText.nullable(),
  reason: z.string().nullable().meta({ description: 'Grund einer erneuten Übertragung' }),
  companyName: z.string(),
  consultantNumber: z.int(),
  clientNumber: z.int(),
};

const transferSummarySchema = z.strictObject(summaryFields).meta({ id: 'TransferSummary' });
export const transferPageSchema = pageSchema(transferSummarySchema);

const documentSchema = z.strictObject({
  invoiceId: idSchema.nullable(),
  cashEntryId: idSchema.nullable(),
  number: z.string(),
  sentNumber: z.string().nullable().meta({ description: 'Nummer, wie DATEV sie sieht' }),
  guid: z.string().meta({ description: 'Kennung des Belegs bei DATEV' }),
  result: z.enum(documentResults),
  findings: z.array(findingSchema),
});

const jobSchema = z.strictObject({
  datevJobId: z.string().nullable(),
  state: z.enum(jobStates),
  datevStatus: z.int().nullable().meta({ description: 'Status von DATEV, wie er kam; null: noch keiner' }),
  accountingMonth: monthText,
  ledgerFolderName: z.string().nullable(),
  filesSent: z.int(),
  filesTotal: z.int(),
  bytesSent: z.int(),
  bytesTotal: z.int(),
  finding: findingSchema.nullable().meta({ description: 'Was ihn aufhält oder beendet hat' }),
  documents: z.array(documentSchema),
});

/** One transfer with its DATEV jobs and their documents. */
export const transferSchema = z
  .strictObject({ ...summaryFields, findings: z.array(findingSchema), jobs: z.array(jobSchema) })
  .meta({ id: 'Transfer' });

const protocolEntrySchema = z
  .strictObject({
    time: z.string().nullable(),
    type: z.string().nullable().meta({ description: 'Wort von DATEV: information, warning, error' }),
    text: z.string().nullable(),
    context: z.string().nullable(),
    filename: z.string().nullable(),
    receivedAt: instantText,
    invoiceId: idSchema.nullable().meta({ description: 'Der Beleg, dessen Datei genannt ist' }),
  })
  .meta({ id: 'ProtocolEntry', description: 'Eintrag des Übertragungsprotokolls, Wort für Wort von DATEV' });
export const protocolPageSchema = pageSchema(protocolEntrySchema);

export function transferSummaryJson(transfer: TransferSummary) {
  const { id, state, ledger, month, reason, companyName, consultantNumber, clientNumber } = transfer;
  return {
    id,
    state,
    ledger,
    month,
    requestedAt: transfer.requestedAt.toISOString(),
    requestedBy: transfer.requestedBy.name,
    finishedAt: transfer.finishedAt?.toISOString() ?? null,
    reason,
    companyName,
    consultantNumber,
    clientNumber,
  };
}

export function transferJson(transfer: TransferDetails, locale: FindingLocale) {
  return {
    ...transferSummaryJson(transfer),
    findings: transfer.findings.map((finding) => findingJson(finding, locale)),
    jobs: transfer.jobs.map((job) => jobJson(job, locale)),
  };
}

function jobJson(job: TransferJobView, locale: FindingLocale) {
  const { datevJobId, state, datevStatus, accountingMonth, ledgerFolderName, filesSent, filesTotal } = job;
  return {
    datevJobId,
    state,
    datevStatus,
    accountingMonth,
    ledgerFolderName,
    filesSent,
    filesTotal,
    bytesSent: job.bytesSent,
    bytesTotal: job.bytesTotal,
    finding: job.finding && findingJson(job.finding, locale),
    documents: job.documents.map(
      ({ invoiceId, cashEntryId, number, sentNumber, guid, result, findings }) => ({
        invoiceId,
        cashEntryId,
        number,
        sentNumber,
        guid,
        result,
        findings: findings.map((finding) => findingJson(finding, locale)),
      }),
    ),
  };
}

export function protocolEntryJson({
  time,
  type,
  text,
  context,
  fileName,
  receivedAt,
  document,
}: ProtocolEntryView) {
  return {
    time,
    type,
    text,
    context,
    filename: fileName,
    receivedAt: receivedAt.toISOString(),
    invoiceId: document?.invoiceId ?? null,
  };
}
