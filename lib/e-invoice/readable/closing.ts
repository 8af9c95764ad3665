import { type Sheet, textWidth } from '@/lib/paper/sheet';
import type { SemanticInvoice } from '../semantic/semantic-invoice';

const columns = [{ width: 130 }, { width: textWidth - 130 }] as const;

/** How to pay, the notes, and what else the XML carries. */
export function writeClosing(sheet: Sheet, document: SemanticInvoice): void {
  sheet.space(10);
  for (const [label, value] of paymentOf(document)) {
    if (value !== null) sheet.row([label, value], columns);
  }
  if (document.notes.length > 0) {
    sheet.space(8);
    sheet.paragraph('Bemerkungen', { isBold: true });
    for (const note of document.notes) {
      sheet.paragraph(note.text, { size: 8 });
      sheet.space(3);
    }
  }
  if (document.attachments.length > 0) {
    sheet.space(8);
    sheet.paragraph('Anlagen in der XML-Datei', { isBold: true });
    for (const { id, description, fileName, uri } of document.attachments) {
      const text = [id, description, fileName, uri].filter((part) => part).join(' · ');
      sheet.paragraph(text, { size: 8 });
    }
  }
}

function paymentOf(document: SemanticInvoice): readonly (readonly [string, string | null])[] {
  const { payment } = document;
  const accounts = payment.accounts.map(({ id, bic, holder }) =>
    [id, bic === null ? null : `BIC ${bic}`, holder].filter((part) => part !== null).join(', '),
  );
  return [
    ['Zahlungsbedingungen', document.paymentTerms],
    ['Konto', accounts.length === 0 ? null : accounts.join('\n')],
    ['Lastschrift vom Konto', payment.debitedIban],
    ['Verwendungszweck', payment.remittance],
  ];
}
