import { createHash } from 'node:crypto';
import { type Cents, centsOrNull, formatAmount, parseAmount, sumCents } from '@/lib/bookkeeping/money';
import { partnerMatchKey } from '@/lib/bookkeeping/partner-accounts';
import type { Outcome } from '@/lib/bookkeeping/problem';
import type { InvoiceField } from './fields';
import type { ReadRow } from './read-rows';
import { skontoOf } from './skonto-of-rows';

export interface MappedPosition {
  readonly gross: Cents;
  readonly json: Readonly<Record<string, string | null>>;
}

/** null: the row names no amount. Net and tax are added up exactly. */
export function positionOf({ values }: ReadRow): MappedPosition | null {
  const amount = (field: InvoiceField) => (values[field] === undefined ? null : parseAmount(values[field]));
  const [net, tax] = [amount('netAmount'), amount('taxAmount')];
  const gross = amount('grossAmount') ?? (net === null || tax === null ? null : sumCents([net, tax]));
  if (gross === null) return null;
  const { taxRate = '', taxCase = null, accountNo = null, taxKey = null } = values;
  const { costCenter1 = null, costCenter2 = null, positionText = null } = values;
  return {
    gross,
    json: {
      grossAmount: formatAmount(gross),
      taxRate,
      taxCase,
      accountNo,
      taxKey,
      costCenter1,
      costCenter2,
      text: positionText,
    },
  };
}

/** What the rows come to without their signs, if it is more than an amount can be: then nothing may be added up. */
export function excessiveAmount(rows: readonly ReadRow[]): bigint | null {
  const magnitude = (text: string | undefined) => BigInt(Math.abs(parseAmount(text ?? '') ?? 0));
  const total = rows
    .map(({ values: { grossAmount, netAmount, taxAmount } }) =>
      grossAmount === undefined ? magnitude(netAmount) + magnitude(taxAmount) : magnitude(grossAmount),
    )
    .reduce((sum, amount) => sum + amount, 0n);
  return centsOrNull(total) === null ? total : null;
}

/** The invoice in the form of the public API, from what its rows say together. */
export function invoiceJsonOf(
  values: ReadRow['values'],
  positions: readonly MappedPosition[],
): Outcome<object> {
  const { number = '', direction = '', issueDate, serviceDate, dueDate, currency = 'EUR' } = values;
  const stated = values.totalAmount === undefined ? null : parseAmount(values.totalAmount);
  const total = stated ?? sumCents(positions.map(({ gross }) => gross));
  const skonto = skontoOf(values, total);
  if (!skonto.ok) return skonto;
  const value = {
    externalId: values.externalId ?? derivedId(direction, number, values),
    direction,
    number,
    issueDate,
    serviceDate: serviceDate ?? null,
    dueDate: dueDate ?? null,
    currency,
    exchangeRate: values.exchangeRate ?? null,
    grossAmount: formatAmount(total),
    orderId: values.orderId ?? null,
    text: values.text ?? null,
    information: values.information ?? null,
    partner: {
      name: values.partnerName ?? '',
      city: values.partnerCity ?? null,
      country: values.partnerCountry ?? null,
      vatId: values.partnerVatId ?? null,
      customerNumber: values.customerNumber ?? null,
      accountNo: values.partnerAccountNo ?? null,
      iban: values.iban?.replace(/\s/g, '') ?? null,
      bic: values.bic ?? null,
    },
    positions: positions.map(({ json }) => json),
    skonto: skonto.value,
    paymentConditionsId: values.paymentConditionsId ?? null,
  };
  return { ok: true, value };
}

/** The same invoice in another file has the same id: an import repeated changes nothing. */
function derivedId(direction: string, number: string, values: ReadRow['values']): string {
  const parts = direction === 'incoming' ? [direction, partnerKeyOf(values), number] : [direction, number];
  const id = `csv:${parts.join(':')}`;
  return id.length <= 200 ? id : `csv:${direction}:${createHash('sha256').update(id).digest('hex')}`;
}

/** How the supplier or customer of a row is told from others. */
export function partnerKeyOf({ customerNumber, partnerName = '' }: ReadRow['values']): string {
  return partnerMatchKey({ customerNumber: customerNumber ?? null, name: partnerName });
}
