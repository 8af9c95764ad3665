/** An invoice as a test describes it; `ublXml` and `ciiXml` write it in both languages. Amounts are decimal text. */
export interface ModelParty {
  readonly name: string;
  readonly vatId?: string;
  readonly taxNumber?: string;
  readonly id?: string;
  readonly gln?: string;
  readonly street?: string;
  readonly postCode?: string;
  readonly city?: string;
  readonly country?: string;
}

interface ModelShare {
  readonly category: string;
  readonly rate?: string;
  readonly basis: string;
  readonly tax: string;
  readonly reason?: string;
  readonly reasonCode?: string;
}

interface ModelLine {
  readonly net: string;
  readonly category?: string;
  readonly rate?: string;
  readonly name?: string;
}

interface ModelAllowance {
  readonly isCharge: boolean;
  readonly amount: string;
  readonly category?: string;
  readonly rate?: string;
}

export interface InvoiceModel {
  readonly number?: string;
  readonly issueDate?: string;
  readonly typeCode?: string;
  readonly currency?: string;
  readonly taxCurrency?: string;
  readonly taxInTaxCurrency?: string;
  readonly exchange?: { readonly source: string; readonly target: string; readonly rate: string };
  readonly seller?: ModelParty;
  readonly buyer?: ModelParty;
  readonly representativeVatId?: string;
  readonly payee?: string;
  readonly shares?: readonly ModelShare[];
  readonly lines?: readonly ModelLine[];
  readonly allowances?: readonly ModelAllowance[];
  readonly lineTotal?: string;
  readonly allowanceTotal?: string;
  readonly chargeTotal?: string;
  readonly net?: string;
  readonly tax?: string;
  readonly gross?: string;
  readonly prepaid?: string;
  readonly rounding?: string;
  readonly payable?: string;
  readonly dueDate?: string;
  readonly deliveryDate?: string;
  readonly periodEnd?: string;
  readonly deliverTo?: string;
  readonly orderId?: string;
  readonly preceding?: string;
  readonly note?: string;
  readonly terms?: string;
  readonly iban?: string;
  readonly bic?: string;
  readonly debitedIban?: string;
  readonly specification?: string;
}

/** 100.00 at 19 % from a supplier in Bremen to a buyer in Ulm. */
export const plainInvoice = {
  number: 'R-2026-7',
  issueDate: '2026-03-05',
  typeCode: '380',
  currency: 'EUR',
  specification: 'urn:cen.eu:en16931:2017',
  seller: { name: 'Hanse Papier GmbH', vatId: 'DE811111111', city: 'Bremen', country: 'DE' },
  buyer: { name: 'Donau Druck KG', vatId: 'DE822222222', city: 'Ulm', country: 'DE' },
  shares: [{ category: 'S', rate: '19', basis: '100.00', tax: '19.00' }],
  lines: [{ net: '100.00', category: 'S', rate: '19', name: 'Papier' }],
  lineTotal: '100.00',
  net: '100.00',
  tax: '19.00',
  gross: '119.00',
  payable: '119.00',
} as const satisfies InvoiceModel;

/** The plain invoice with something else in it; lists and parties are replaced as a whole. */
export function invoice(change: InvoiceModel): InvoiceModel {
  return { ...plainInvoice, ...change };
}

/** An invoice over one share without tax, 500.00. */
export function untaxed(
  category: string,
  change: InvoiceModel & { reason?: string; reasonCode?: string } = {},
): InvoiceModel {
  const { reason, reasonCode, ...rest } = change;
  const share = {
    category,
    rate: '0',
    basis: '500.00',
    tax: '0.00',
    ...(reason ? { reason } : {}),
    ...(reasonCode ? { reasonCode } : {}),
  };
  return invoice({
    shares: [share],
    lines: [{ net: '500.00', category, rate: '0' }],
    lineTotal: '500.00',
    net: '500.00',
    tax: '0.00',
    gross: '500.00',
    payable: '500.00',
    ...rest,
  });
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
