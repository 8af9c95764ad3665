import type { PartnerKind } from '@/lib/bookkeeping/partner-accounts';
import type { RecordName } from '@/lib/bookkeeping/payroll/ascii-files';
import type { Problem } from '@/lib/bookkeeping/problem';
import { extfProblemCodes } from './problem-codes';

/** A Debitor (customer) or Kreditor (supplier) to be written; what is not known is null. */
export interface ExtfPartner {
  /** Names him in warnings: his number or our id. */
  readonly key: string;
  readonly kind: PartnerKind;
  /** Person account: one digit more than G/L accounts. */
  readonly accountNo: string | null;
  /** Of a company, or of whatever nobody has said. */
  readonly name: string;
  /** Given for natural persons only; then `name` is not written. */
  readonly person: { readonly firstName: string; readonly lastName: string } | null;
  /** With country part: `DE133546770`. */
  readonly vatId: string | null;
  readonly street: string | null;
  readonly addressSupplement: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly iban: string | null;
  readonly bic: string | null;
  /** Kunden- or Lieferantennummer. */
  readonly customerNumber: string | null;
  /** Days until payment is due; written for Debitoren only. */
  readonly paymentDays: number | null;
}

type CodeRow = (typeof extfProblemCodes)[number];
export type PartnerCode = Exclude<CodeRow['code'], 'EXTF_FORMAT'>;

/** The params a code must carry beside the record. */
export type PartnerParams<C extends PartnerCode> = Readonly<
  Record<Exclude<Extract<CodeRow, { code: C }>['params'][number], 'record'>, string>
>;

export function partnerRecord({ key, name, accountNo }: ExtfPartner): RecordName {
  return { kind: 'business_partner', key, title: accountNo === null ? name : `${name} (${accountNo})` };
}

/** Makes a problem about a partner. */
export function partnerProblem<C extends PartnerCode>(
  partner: ExtfPartner,
  code: C,
  params: PartnerParams<C>,
  field?: keyof ExtfPartner,
): Problem {
  const record = partnerRecord(partner);
  const path = `${record.kind}:${record.key}${field === undefined ? '' : `.${field}`}`;
  return { code, params: { record: record.title, ...params }, path };
}

const severities = new Map<string, CodeRow['severity']>(
  extfProblemCodes.map((row) => [row.code, row.severity]),
);

/** How grave a problem of this room is. */
export function partnerSeverity(problem: Problem): CodeRow['severity'] {
  return severities.get(problem.code) ?? 'blocker';
}
