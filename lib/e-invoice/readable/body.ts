import { type Cents, formatGermanAmount } from '@/lib/bookkeeping/money';
import { type Column, type Sheet, textWidth } from '@/lib/paper/sheet';
import { type Millionths, roundToCents } from '../semantic/decimal-amount';
import { germanAmount, germanPercent, oneLine } from '../semantic/german-text';
import type { AllowanceCharge, InvoiceLine, SemanticInvoice } from '../semantic/semantic-invoice';
import { categoryName, germanDecimal, unitName } from './names';

/** More lines than anybody reads; the rest is said to stand in the XML. */
const mostLines = 2_000;

const lineColumns: readonly Column[] = [
  { width: 34 },
  { width: textWidth - 34 - 76 - 66 - 44 - 72 },
  { width: 76, align: 'right' },
  { width: 66, align: 'right' },
  { width: 44, align: 'right' },
  { width: 72, align: 'right' },
];

/** The lines of the invoice with their allowances and charges. */
export function writeLines(sheet: Sheet, document: SemanticInvoice): void {
  if (document.lines.length === 0) return;
  sheet.space(10);
  sheet.row(['Pos.', 'Bezeichnung', 'Menge', 'Preis', 'USt', 'Netto'], lineColumns, { isBold: true });
  sheet.rule();
  for (const line of document.lines.slice(0, mostLines)) {
    sheet.row(lineCells(line), lineColumns, { size: 8 });
    for (const item of line.allowanceCharges) writeLineAllowance(sheet, item);
  }
  const missing = document.lines.length - mostLines;
  if (missing > 0)
    sheet.paragraph(`Weitere ${missing} Positionen stehen in der XML-Datei.`, { isBold: true });
  sheet.rule();
}

function lineCells(line: InvoiceLine): readonly string[] {
  const per = line.priceQuantity === null ? '' : germanDecimal(line.priceQuantity);
  const price = germanDecimal(line.price, 2);
  return [
    line.id === null ? '' : oneLine(line.id),
    [line.name, line.description].flatMap((text) => (text === null ? [] : [oneLine(text)])).join('\n'),
    `${germanDecimal(line.quantity)} ${unitName(line.unitCode)}`.trim(),
    per === '' || per === '1' ? price : `${price} / ${per}`,
    line.rate === null ? (line.category ?? '') : germanPercent(line.rate),
    line.net === null ? '' : decimalText(line.net),
  ];
}

function writeLineAllowance(sheet: Sheet, item: AllowanceCharge): void {
  const label = `${item.isCharge ? 'Zuschlag' : 'Nachlass'}${item.reason === null ? '' : `: ${oneLine(item.reason)}`}`;
  sheet.row(['', `${label} (${decimalText(item.amount)}, im Nettobetrag enthalten)`], lineColumns, {
    size: 7,
  });
}

const sumColumns: readonly Column[] = [{ width: textWidth - 110 }, { width: 110, align: 'right' }];

/** Allowances and charges of the document, the VAT breakdown, and the totals. */
export function writeSums(sheet: Sheet, document: SemanticInvoice): void {
  sheet.space(6);
  for (const item of document.allowanceCharges) {
    const rate = item.rate === null ? '' : ` (${germanPercent(item.rate)} USt)`;
    const label = `${item.isCharge ? 'Zuschlag' : 'Nachlass'}${rate}: ${oneLine(item.reason ?? '')}`;
    sheet.row([label, decimalText(item.isCharge ? item.amount : -item.amount)], sumColumns);
  }
  writeTaxShares(sheet, document);
  sheet.space(8);
  for (const [label, amount, isBold] of totalsOf(document)) {
    if (amount !== null) sheet.row([label, germanAmount(amount, document.currency)], sumColumns, { isBold });
  }
  const { taxInTaxCurrency } = document.totals;
  if (taxInTaxCurrency !== null && document.taxCurrency !== null) {
    const amount = germanAmount(taxInTaxCurrency, document.taxCurrency);
    sheet.row([`Umsatzsteuer in ${document.taxCurrency}`, amount], sumColumns);
  }
}

function writeTaxShares(sheet: Sheet, document: SemanticInvoice): void {
  if (document.taxShares.length === 0) return;
  const columns: readonly Column[] = [
    { width: textWidth - 60 - 130 - 110 },
    { width: 60, align: 'right' },
    { width: 130, align: 'right' },
    { width: 110, align: 'right' },
  ];
  sheet.space(8);
  sheet.row(['Umsatzsteuer', 'Satz', 'Bemessungsgrundlage', 'Steuer'], columns, { isBold: true });
  sheet.rule();
  for (const share of document.taxShares) {
    const reason = [share.exemptionReason, share.exemptionCode].filter((text) => text !== null).map(oneLine);
    const label = [`${share.category} – ${categoryName(share.category)}`, ...reason].join('\n');
    sheet.row(
      [label, germanPercent(share.rate), formatGermanAmount(share.basis), formatGermanAmount(share.tax)],
      columns,
    );
  }
  sheet.rule();
}

function totalsOf({ totals }: SemanticInvoice): readonly (readonly [string, Cents | null, boolean])[] {
  return [
    ['Summe der Positionen', totals.lines, false],
    ['Summe der Nachlässe', totals.allowances, false],
    ['Summe der Zuschläge', totals.charges, false],
    ['Betrag ohne Umsatzsteuer', totals.net, false],
    ['Umsatzsteuer', totals.tax, false],
    ['Rechnungsbetrag mit Umsatzsteuer', totals.gross, true],
    ['Bereits gezahlt', totals.prepaid, false],
    ['Rundung', totals.rounding, false],
    ['Zahlbetrag', totals.payable, true],
  ];
}

function decimalText(amount: Millionths): string {
  const rounded = roundToCents(amount);
  return rounded === null ? '–' : formatGermanAmount(rounded);
}
