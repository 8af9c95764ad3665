import { checkPartnerAccount, type PartnerKind, partnerMatchKey } from '@/lib/bookkeeping/partner-accounts';
import { ofRow } from './map-invoices';
import type { CsvMapping } from './mapping';
import { csvProblem, type RowProblem } from './problems';
import type { ReadRow, ReadRows } from './read-rows';

/** A business partner of the file; null: the file does not say it, and what is known stays. */
export interface ImportedPartner {
  readonly kind: PartnerKind;
  readonly matchKey: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly vatId: string | null;
  readonly iban: string | null;
  readonly accountNo: string | null;
}

export interface MappedPartner {
  readonly lines: readonly [number];
  readonly row: ReadRow;
  readonly partner: ImportedPartner;
}

export interface MappedPartners {
  readonly items: readonly MappedPartner[];
  readonly problems: readonly RowProblem[];
}

/**
 * Makes partners of rows. A partner stands in a file once, and an account belongs to one partner and fits its kind (B4, M3).
 * @param accountLength of the fiscal year; null if nobody knows it yet
 */
export function mapPartners(
  read: ReadRows,
  mapping: CsvMapping,
  accountLength: number | null,
): MappedPartners {
  const items: MappedPartner[] = [];
  const problems: RowProblem[] = [...read.problems];
  const lines = new Map<string, number>();
  const owners = new Map<string, string>();
  for (const row of read.rows) {
    const partner = partnerOf(row);
    const wrong = [
      ...checkRepeat(partner, row, lines),
      ...(partner.accountNo === null
        ? []
        : [
            ...checkPartnerAccount(partner.accountNo, partner.kind, accountLength, 'accountNo'),
            ...checkOwner(partner.accountNo, partner, owners),
          ]),
    ];
    if (wrong.length > 0) problems.push(...wrong.map((problem) => ofRow(row, problem, mapping)));
    else items.push({ lines: [row.line], row, partner });
  }
  return { items, problems };
}

function partnerOf({ values }: ReadRow): ImportedPartner {
  const {
    name = '',
    customerNumber = null,
    city = null,
    country = null,
    vatId = null,
    accountNo = null,
  } = values;
  return {
    kind: values.kind === 'supplier' ? 'supplier' : 'customer',
    matchKey: partnerMatchKey({ customerNumber, name }),
    name,
    city,
    country,
    vatId,
    iban: values.iban?.replace(/\s/g, '') ?? null,
    accountNo,
  };
}

function checkRepeat(
  { kind, matchKey, name }: ImportedPartner,
  { line }: ReadRow,
  lines: Map<string, number>,
) {
  const key = `${kind} ${matchKey}`;
  const earlier = lines.get(key);
  lines.set(key, earlier ?? line);
  if (earlier === undefined) return [];
  return [csvProblem('CSV_PARTNER_REPEATED', { partner: name, line: String(earlier) }, 'name')];
}

function checkOwner(accountNo: string, { name }: ImportedPartner, owners: Map<string, string>) {
  const owner = owners.get(accountNo);
  owners.set(accountNo, owner ?? name);
  if (owner === undefined) return [];
  return [csvProblem('CSV_ACCOUNT_TAKEN', { accountNo, partner: owner }, 'accountNo')];
}
