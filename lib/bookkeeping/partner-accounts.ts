import type { Direction, Invoice } from './invoice';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

/** Debitor (customer) or Kreditor (supplier). */
export type PartnerKind = 'customer' | 'supplier';

export interface AccountRange {
  readonly first: number;
  readonly last: number;
}

/** Customers' accounts are Debitoren, suppliers' are Kreditoren. */
export function partnerKindOf(direction: Direction): PartnerKind {
  return direction === 'outgoing' ? 'customer' : 'supplier';
}

/** Person accounts have one digit more than G/L accounts: Debitoren begin with 1 to 6, Kreditoren with 7 to 9 (M3). */
export function partnerAccountRange(kind: PartnerKind, accountLength: number): AccountRange {
  const unit = 10 ** accountLength;
  return kind === 'customer' ? { first: unit, last: 7 * unit - 1 } : { first: 7 * unit, last: 10 * unit - 1 };
}

/** DATEV does not check the range and would book a Kreditor on an outgoing invoice: so we do. */
export function checkPartnerAccount(
  accountNo: string,
  kind: PartnerKind,
  accountLength: number | null,
  path?: string,
): Problem[] {
  const lengths = accountLength === null ? [4, 5, 6, 7, 8] : [accountLength];
  const ranges = lengths.map((length) => partnerAccountRange(kind, length));
  const value = Number(accountNo);
  const fits =
    /^[1-9]\d*$/.test(accountNo) && ranges.some(({ first, last }) => value >= first && value <= last);
  if (fits) return [];
  const expected = ranges.map(({ first, last }) => `${first}–${last}`).join(', ');
  const germanKind = kind === 'customer' ? 'Debitor' : 'Kreditor';
  return [bookkeepingProblem('PARTNER_ACCOUNT_RANGE', { accountNo, kind: germanKind, expected }, path)];
}

/** What a company knows about its partners' accounts. */
export interface PartnerAccounts {
  /** By `partnerMatchKey`. */
  readonly byMatchKey: ReadonlyMap<string, string>;
  /** Sammelkonten for partners without an account of their own; null where the company uses none. */
  readonly collective: Readonly<Record<PartnerKind, string | null>>;
}

/** How a partner is found again: the customer number, or the name where there is none. */
export function partnerMatchKey(partner: Pick<Invoice['partner'], 'customerNumber' | 'name'>): string {
  return partner.customerNumber ?? partner.name.normalize('NFC').trim().toLowerCase();
}

/** The person account an invoice is booked on: its own, else the known one, else the collective one, else none. */
export function partnerAccountOf(invoice: Invoice, known: PartnerAccounts): string | null {
  return (
    invoice.partner.accountNo ??
    known.byMatchKey.get(partnerMatchKey(invoice.partner)) ??
    known.collective[partnerKindOf(invoice.direction)]
  );
}

/**
 * The lowest free number at or after `from` (default: the start of the range plus one, as 10000 itself is customarily a
 * collective account); null when the range is full.
 */
export function nextFreePartnerAccount(
  kind: PartnerKind,
  accountLength: number,
  taken: ReadonlySet<string>,
  from?: string,
): string | null {
  const { first, last } = partnerAccountRange(kind, accountLength);
  const start = from === undefined ? first + 1 : Math.max(first, Number(from));
  for (let candidate = start; candidate <= last; candidate += 1) {
    if (!taken.has(String(candidate))) return String(candidate);
  }
  return null;
}
