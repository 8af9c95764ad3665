import type { Problem } from '@/lib/bookkeeping/problem';
import type { ExtraSchemas } from './extra-schemas';
import { belegsatzProblem } from './problems';
import { documentSchema } from './schema/document-schema';
import { ledgerSchema } from './schema/ledger-schema';
import { type LoadedSchema, loadSchema, type SchemaViolation } from './xsd-validator';

/**
 * The schemas are loaded once per process, at the first use, and live as long as the process: loading takes a hundred times
 * as long as checking a file.
 */
const loaded = new Map<'ledger' | 'document', LoadedSchema>();

function ownSchema(kind: 'ledger' | 'document'): LoadedSchema {
  const known = loaded.get(kind);
  if (known) return known;
  const schema = loadSchema(kind === 'ledger' ? ledgerSchema : documentSchema);
  loaded.set(kind, schema);
  return schema;
}

/** Checks a LedgerImport file against our schema and the additional one where given (B2). */
export function validateLedgerXml(
  fileName: string,
  xml: string | Uint8Array,
  extra?: ExtraSchemas,
): Problem[] {
  return [
    ...ownSchema('ledger')
      .check(xml)
      .map((found) =>
        belegsatzProblem('LEDGER_SCHEMA_VIOLATION', { fileName, message: sentence(found) }, fileName),
      ),
    ...(extra?.ledger?.check(xml) ?? []).map((found) =>
      belegsatzProblem('LEDGER_EXTRA_SCHEMA_VIOLATION', { fileName, message: sentence(found) }, fileName),
    ),
  ];
}

/** The same for document.xml. */
export function validateDocumentXml(xml: string | Uint8Array, extra?: ExtraSchemas): Problem[] {
  return [
    ...ownSchema('document')
      .check(xml)
      .map((found) =>
        belegsatzProblem('PACKAGE_SCHEMA_VIOLATION', { message: sentence(found) }, 'document.xml'),
      ),
    ...(extra?.document?.check(xml) ?? []).map((found) =>
      belegsatzProblem('PACKAGE_EXTRA_SCHEMA_VIOLATION', { message: sentence(found) }, 'document.xml'),
    ),
  ];
}

function sentence({ message, line }: SchemaViolation): string {
  const short = message.replace(/\{[^}]*\}/g, '').slice(0, 400);
  return line > 0 ? `Zeile ${line}: ${short}` : short;
}
