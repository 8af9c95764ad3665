import { PDFDocument } from '@cantoo/pdf-lib';

/** An invoice of the public API, complete and bookable; `changes` replace whole fields. */
export function sampleInvoice(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    externalId: 'inv_1',
    direction: 'outgoing',
    number: 'RE-2026-0001',
    issueDate: '2026-01-15',
    serviceDate: '2026-01-10',
    dueDate: '2026-02-14',
    currency: 'EUR',
    exchangeRate: null,
    grossAmount: '1309.00',
    orderId: 'B-77',
    text: 'Beratung Januar',
    partner: {
      name: 'Möbel Müller & Söhne GmbH',
      city: 'Nürnberg',
      country: 'DE',
      vatId: 'DE123456789',
      customerNumber: 'K100',
      accountNo: null,
      iban: null,
    },
    positions: [
      { grossAmount: '1190.00', taxRate: '19.00', taxCase: 'domestic' },
      { grossAmount: '119.00', taxRate: '7.00', taxCase: 'domestic' },
    ],
    ...changes,
  };
}

export function sampleCashEntry(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { externalId: 'cash_1', date: '2026-01-05', amount: '50.00', text: 'Bareinnahme', ...changes };
}

/** A real one-page PDF with this text. */
export async function samplePdf(text = 'Rechnung'): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([300, 200]).drawText(text, { x: 20, y: 150 });
  return pdf.save();
}

export function attachmentOf(content: Uint8Array, fileName = 'RE-2026-0001.pdf'): Record<string, unknown> {
  return { fileName, contentType: 'application/pdf', base64: Buffer.from(content).toString('base64') };
}
