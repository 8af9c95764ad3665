import type { Ledger } from '@/lib/bookkeeping/invoice';
import { findNumberCollisions, type NumberedDocument } from '@/lib/bookkeeping/number-collisions';
import { mapInvoiceNumber, type NumberMappingRule } from '@/lib/bookkeeping/number-mapping';
import { partnerMatchKey } from '@/lib/bookkeeping/partner-accounts';
import { type Finding, toFinding } from '../finding';
import { documentId, documentSubject, type PreflightDocument } from './document';

export interface NumbersCheck {
  readonly ledger: Ledger;
  readonly documents: readonly PreflightDocument[];
  readonly rules: { readonly numberMapping: NumberMappingRule };
  readonly takenNumbers: readonly NumberedDocument[];
}

/**
 * Numbers DATEV could not tell apart, among these documents and those it already has (B5). Documents that are held back for
 * another reason count too: which of two equal numbers is the right one only a person knows.
 */
export function checkNumbers(check: NumbersCheck): ReadonlyMap<string, readonly Finding[]> {
  const { ledger, documents, rules, takenNumbers } = check;
  const numbered = documents.flatMap((document) => numberedDocument(document, rules.numberMapping));
  const problems = findNumberCollisions(ledger, numbered, takenNumbers);
  return new Map(
    documents.flatMap((document) => {
      const problem = problems.get(documentId(document));
      return problem
        ? [[documentId(document), [toFinding(problem, documentSubject(document))]] as const]
        : [];
    }),
  );
}

function numberedDocument(document: PreflightDocument, rule: NumberMappingRule): NumberedDocument[] {
  if (document.kind !== 'invoice') return [];
  const { number, partner } = document.invoice;
  const { mapped } = mapInvoiceNumber(number, rule);
  return mapped === null
    ? []
    : [{ id: document.invoiceId, number, mapped, partnerKey: partnerMatchKey(partner), issuer: partner }];
}
