import type { Outcome } from '@/lib/bookkeeping/problem';
import type { SemanticInvoice } from '../semantic/semantic-invoice';
import { type InvoiceXml, parseInvoiceXml } from '../xml/parse-xml';
import { ciiNames, zugferd1Names } from './cii/cii-dialect';
import { readCii } from './cii/read-cii';
import type { SyntaxName } from './invoice-syntax';
import { readUbl } from './ubl/read-ubl';

export interface ReadXml {
  readonly syntax: SyntaxName;
  readonly document: SemanticInvoice;
}

/** Invoice XML of any of the four syntaxes → its meaning. */
export async function readInvoiceXml(bytes: Uint8Array): Promise<Outcome<ReadXml>> {
  const parsed = await parseInvoiceXml(bytes);
  if (!parsed.ok) return parsed;
  const document = readBySyntax(parsed.value);
  return document.ok
    ? { ok: true, value: { syntax: parsed.value.syntax.name, document: document.value } }
    : document;
}

function readBySyntax({ syntax, root }: InvoiceXml): Outcome<SemanticInvoice> {
  switch (syntax.name) {
    case 'ubl-invoice':
    case 'ubl-credit-note':
      return readUbl(root);
    case 'cii':
      return readCii(root, ciiNames);
    case 'zugferd-1':
      return readCii(root, zugferd1Names);
  }
}
