import {
  type LedgerImport,
  ledgerNamespace,
  ledgerSchemaFile,
  rowElements,
  xmlDataNotice,
} from './ledger-format';
import { writeXml } from './xml-writer';

/** Writes one LedgerImport file (T2): UTF-8 without BOM, elements in the format's order, empty ones left out. */
export function buildLedgerXml(ledger: LedgerImport): string {
  return writeXml({
    LedgerImport: {
      '@xmlns': ledgerNamespace,
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation': `${ledgerNamespace} ${ledgerSchemaFile}`,
      '@version': ledger.version,
      '@generator_info': ledger.generatorInfo,
      ...(ledger.generatingSystem === null ? {} : { '@generating_system': ledger.generatingSystem }),
      '@xml_data': xmlDataNotice,
      consolidate: {
        '@consolidatedAmount': ledger.consolidatedAmount,
        '@consolidatedDate': ledger.consolidatedDate,
        ...given('@consolidatedInvoiceId', ledger.consolidatedInvoiceId),
        '@consolidatedCurrencyCode': ledger.consolidatedCurrencyCode,
        ...given('@consolidatedDeliveryDate', ledger.consolidatedDeliveryDate),
        ...given('@consolidatedOrderId', ledger.consolidatedOrderId),
        [ledger.kind]: ledger.rows.map((row) => orderedRow(ledger.kind, row)),
      },
    },
  });
}

function orderedRow(kind: LedgerImport['kind'], row: LedgerImport['rows'][number]): Record<string, string> {
  const ordered: Record<string, string> = {};
  for (const element of rowElements[kind]) {
    const value = row[element];
    if (value !== undefined) ordered[element] = value;
  }
  return ordered;
}

function given(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value };
}
