/** The XML languages a European e-invoice is written in. ZUGFeRD 1.0 is an early CII with other names. */
export type SyntaxName = 'ubl-invoice' | 'ubl-credit-note' | 'cii' | 'zugferd-1';

export interface InvoiceSyntax {
  readonly name: SyntaxName;
  /** Whether an element of this namespace belongs to the invoice; others are extensions nobody agreed on. */
  readonly ownsNamespace: (namespace: string) => boolean;
}

interface KnownRoot {
  readonly element: string;
  readonly namespace: string;
  readonly syntax: InvoiceSyntax;
}

const ubl = (namespace: string) => namespace.startsWith('urn:oasis:names:specification:ubl:schema:xsd:');
const uncefact = (namespace: string) =>
  namespace.startsWith('urn:un:unece:uncefact:data:standard:') || namespace.startsWith('urn:ferd:');

const knownRoots: readonly KnownRoot[] = [
  {
    element: 'Invoice',
    namespace: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
    syntax: { name: 'ubl-invoice', ownsNamespace: ubl },
  },
  {
    element: 'CreditNote',
    namespace: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
    syntax: { name: 'ubl-credit-note', ownsNamespace: ubl },
  },
  {
    element: 'CrossIndustryInvoice',
    namespace: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
    syntax: { name: 'cii', ownsNamespace: uncefact },
  },
  {
    element: 'CrossIndustryDocument',
    namespace: 'urn:ferd:CrossIndustryDocument:invoice:1p0',
    syntax: { name: 'zugferd-1', ownsNamespace: uncefact },
  },
];

/** The syntax a root element announces, or null: an order, a response, something else. */
export function syntaxOfRoot(element: string, namespace: string): InvoiceSyntax | null {
  return knownRoots.find((root) => root.element === element && root.namespace === namespace)?.syntax ?? null;
}
