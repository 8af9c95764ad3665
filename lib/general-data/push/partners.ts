import { createHash } from 'node:crypto';
import { partnerMatchKey } from '@/lib/bookkeeping/partner-accounts';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { buildExtfPartners } from '@/lib/datev/extf/build-extf-partners';
import { type ExtfPartner, partnerRecord } from '@/lib/datev/extf/partner';
import { readPartnerKind } from '@/lib/documents/business-partners';
import type { Platform } from '@/lib/platform';
import type { BusinessPartner } from '@/lib/platform/generated/prisma/client';
import type { Dataset, FiscalFrame } from './dataset';
import { pushNote } from './warnings';

/** A partner and the line DATEV or a person has of him. */
export interface TrackedPartner {
  readonly id: string;
  readonly partner: ExtfPartner;
  readonly fingerprint: string;
  /** null: none. */
  readonly deliveredFingerprint: string | null;
}

/** Debitoren and Kreditoren of the company in the order of their accounts. */
export async function loadPartners(platform: Platform, companyId: string): Promise<TrackedPartner[]> {
  const [rows, deliveries] = await Promise.all([
    platform.db.businessPartner.findMany({
      where: { companyId },
      orderBy: [{ accountNo: 'asc' }, { id: 'asc' }],
    }),
    platform.db.partnerDelivery.findMany({ where: { companyId } }),
  ]);
  const delivered = new Map(deliveries.map(({ partnerId, fingerprint }) => [partnerId, fingerprint]));
  return rows.map((row) => {
    const partner = extfPartnerOf(row);
    const fingerprint = fingerprintOf(partner);
    return { id: row.id, partner, fingerprint, deliveredFingerprint: delivered.get(row.id) ?? null };
  });
}

function extfPartnerOf(row: BusinessPartner): ExtfPartner {
  const { name, accountNo, vatId, city, country, iban, matchKey } = row;
  const isKnownByName = matchKey === partnerMatchKey({ name, customerNumber: null });
  return {
    key: row.id,
    kind: readPartnerKind(row.kind),
    accountNo,
    name,
    person: null,
    vatId,
    street: null,
    addressSupplement: null,
    postalCode: null,
    city,
    country,
    phone: null,
    email: null,
    iban,
    bic: null,
    customerNumber: isKnownByName ? null : matchKey,
    paymentDays: null,
  };
}

/** Of everything that stands in his line. */
function fingerprintOf(partner: ExtfPartner): string {
  return createHash('sha256').update(JSON.stringify(partner)).digest('hex');
}

export interface PartnerFilesInput {
  readonly partners: readonly TrackedPartner[];
  readonly isForced: boolean;
  readonly dataset: Dataset;
  readonly frame: FiscalFrame;
  readonly createdAt: Date;
}

export interface PartnerFiles {
  readonly files: readonly { readonly name: string; readonly content: string }[];
  readonly warnings: readonly RecordWarning[];
  /** Partners who stand in the files. */
  readonly carried: readonly TrackedPartner[];
}

/** Partners whose line DATEV and the user do not have yet. */
function duePartners(partners: readonly TrackedPartner[], isForced: boolean): TrackedPartner[] {
  return partners.filter(
    ({ fingerprint, deliveredFingerprint }) => isForced || fingerprint !== deliveredFingerprint,
  );
}

/** `EXTF_Stammdaten.csv` of the partners that are due (K5). Pure. */
export function buildPartnerFiles(input: PartnerFilesInput): PartnerFiles {
  const due = duePartners(input.partners, input.isForced);
  if (due.length === 0) return { files: [], warnings: [], carried: [] };
  const accountLength = input.frame.accountLength ?? lengthOfAccounts(due);
  if (accountLength === null) return { files: [], warnings: due.map(leftOut), carried: [] };
  const { files, warnings } = buildExtfPartners({
    ...input.dataset,
    fiscalYearStart: input.frame.start,
    accountLength,
    partners: due.map(({ partner }) => partner),
    createdAt: input.createdAt,
  });
  const skipped = new Set(
    warnings.filter(({ outcome }) => outcome === 'skipped').map(({ record }) => record.key),
  );
  const assumed = { code: 'FISCAL_YEAR_ASSUMED', params: { year: input.frame.start.slice(0, 4) } };
  const notes = input.frame.isAssumed && files.length > 0 ? [pushNote(assumed)] : [];
  return { files, warnings: [...warnings, ...notes], carried: due.filter(({ id }) => !skipped.has(id)) };
}

/** Person accounts have one digit more than G/L accounts; where they disagree nobody knows the length. */
function lengthOfAccounts(partners: readonly TrackedPartner[]): number | null {
  const lengths = new Set(partners.flatMap(({ partner }) => partner.accountNo?.length ?? []));
  const [length] = lengths;
  return lengths.size === 1 && length !== undefined && length >= 5 && length <= 9 ? length - 1 : null;
}

/** Without the length of accounts there is no head for the file. */
function leftOut({ partner }: TrackedPartner): RecordWarning {
  const record = partnerRecord(partner);
  const code =
    partner.accountNo === null ? 'PARTNER_EXPORT_ACCOUNT_MISSING' : 'PARTNER_ACCOUNT_LENGTH_UNKNOWN';
  const path = `${record.kind}:${record.key}.accountNo`;
  return { record, outcome: 'skipped', problems: [{ code, params: { record: record.title }, path }] };
}
