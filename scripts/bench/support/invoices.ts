import type { Invoice } from '@/lib/bookkeeping/invoice';
import { type InvoiceJson, readInvoiceJson } from '@/lib/bookkeeping/invoice-json';

/** Invoice of the public API with three positions; all differ in number, partner and amounts. */
export function invoiceJson(index: number): Record<string, unknown> {
  const cents = 10_000 + ((index * 7_919) % 90_000);
  const amount = (value: number) => (value / 100).toFixed(2);
  return {
    externalId: `bench_${index}`,
    direction: 'outgoing',
    number: `RE-2026-${String(index).padStart(6, '0')}`,
    issueDate: `2026-01-${String(1 + (index % 28)).padStart(2, '0')}`,
    serviceDate: '2026-01-05',
    dueDate: '2026-03-01',
    currency: 'EUR',
    grossAmount: amount(cents * 3),
    orderId: `B-${index}`,
    text: `Leistung ${index}`,
    partner: {
      name: `Möbel Müller & Söhne ${index} GmbH`,
      city: 'Nürnberg',
      country: 'DE',
      vatId: 'DE123456789',
      customerNumber: `K${index}`,
    },
    positions: [
      { grossAmount: amount(cents), taxRate: '19.00', taxCase: 'domestic', text: 'Beratung' },
      { grossAmount: amount(cents), taxRate: '7.00', taxCase: 'domestic', text: 'Bücher' },
      { grossAmount: amount(cents), taxRate: '19.00', taxCase: 'domestic', text: 'Wartung & Pflege' },
    ],
  };
}

/** The same as the inside knows it. */
export function invoiceOf(json: InvoiceJson | Record<string, unknown>): Invoice {
  const read = readInvoiceJson(json);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.invoice;
}
