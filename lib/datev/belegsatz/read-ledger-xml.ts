import type { Outcome } from '@/lib/bookkeeping/problem';
import { type LedgerImport, type LedgerRow, ledgerKinds, rowElements } from './ledger-format';
import { validateLedgerXml } from './validate-xml';
import { type ElementView, readElements } from './xml-reader';

/** Elements whose schema type keeps white space; around all other values it means nothing. */
const freeTexts: ReadonlySet<string> = new Set([
  'information',
  'bookingText',
  'typeOfReceivable',
  'partyId',
  'bankAccount',
  'accountName',
  'customerName',
  'customerCity',
  'supplierName',
  'supplierCity',
]);

/** Reads a LedgerImport file; one that violates the schema is not read at all. */
export function readLedgerXml(fileName: string, xml: string | Uint8Array): Outcome<LedgerImport> {
  const problems = validateLedgerXml(fileName, xml);
  if (problems.length > 0) return { ok: false, problems };
  const root = readElements(xml);
  const consolidate = root?.children[0];
  const kind = ledgerKinds.find((candidate) => candidate === consolidate?.children[0]?.name);
  if (!root || !consolidate || !kind) {
    const params = { fileName, message: 'Aufbau nicht erkannt' };
    return { ok: false, problems: [{ code: 'LEDGER_UNREADABLE', params }] };
  }
  const { attributes } = consolidate;
  return {
    ok: true,
    value: {
      kind,
      version: root.attributes.version ?? '',
      generatorInfo: root.attributes.generator_info ?? '',
      generatingSystem: root.attributes.generating_system ?? null,
      consolidatedAmount: (attributes.consolidatedAmount ?? '').trim(),
      consolidatedDate: (attributes.consolidatedDate ?? '').trim(),
      consolidatedInvoiceId: attributes.consolidatedInvoiceId ?? null,
      consolidatedCurrencyCode: attributes.consolidatedCurrencyCode ?? '',
      consolidatedDeliveryDate: attributes.consolidatedDeliveryDate?.trim() ?? null,
      consolidatedOrderId: attributes.consolidatedOrderId ?? null,
      rows: consolidate.children.map((row) => rowOf(kind, row)),
    },
  };
}

function rowOf(kind: LedgerImport['kind'], row: ElementView): LedgerRow {
  const known: readonly string[] = rowElements[kind];
  const entries = row.children
    .filter(({ name }) => known.includes(name))
    .map(({ name, text }) => [name, freeTexts.has(name) ? text : text.trim()]);
  return Object.fromEntries(entries);
}
