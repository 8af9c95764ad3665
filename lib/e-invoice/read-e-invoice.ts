import type { Direction, Invoice } from '@/lib/bookkeeping/invoice';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import type { OwnParties } from './booking/direction';
import { type EInvoiceProfile, profileOf } from './booking/profile';
import { toInvoice } from './booking/to-invoice';
import { tooLargeProblem } from './limits';
import { readInvoicePdf } from './pdf/read-invoice-pdf';
import type { SemanticInvoice, SupportingDocument } from './semantic/semantic-invoice';
import type { SyntaxName } from './syntax/invoice-syntax';
import { readInvoiceXml } from './syntax/read-invoice-xml';

export interface ReadOptions {
  /** The company whose books these are; tells incoming from outgoing. */
  readonly ownParties?: OwnParties;
  /** What the caller says; counts where the parties are silent. */
  readonly direction?: Direction;
}

export interface EInvoiceReading {
  /** Ready to book unless there are questions. While `direction` is null it is shown the way it most likely is. */
  readonly invoice: Invoice;
  /** null: neither parties nor caller tell; `questions` asks. */
  readonly direction: Direction | null;
  readonly syntax: SyntaxName;
  readonly container: 'xml' | 'pdf';
  readonly profile: EInvoiceProfile;
  /** What cannot be booked from the file alone; each holds the invoice back until it is answered (E2). */
  readonly questions: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** The invoice XML as it came, from inside the PDF or the file itself. */
  readonly xml: Uint8Array;
  /** BG-24. */
  readonly attachments: readonly SupportingDocument[];
  /** Everything the invoice says, by the terms of EN 16931. */
  readonly document: SemanticInvoice;
}

/**
 * Reads an e-invoice, XML or hybrid PDF, into an invoice (E1). Refusals come as problems, never as exceptions; whatever the
 * bytes are, it takes well under a second and little memory (E3).
 */
export async function readEInvoice(
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<Outcome<EInvoiceReading>> {
  const tooLarge = tooLargeProblem(bytes.length);
  if (tooLarge) return refuse(tooLarge);
  switch (containerOf(bytes)) {
    case 'xml':
      return readXml(bytes, 'xml', [], options);
    case 'pdf': {
      const attachment = readInvoicePdf(bytes);
      if (!attachment.ok) return attachment;
      return readXml(attachment.value.xml, 'pdf', attachment.value.warnings, options);
    }
    case null:
      return refuse({ code: 'E_INVOICE_UNKNOWN_FORMAT', params: {} });
  }
}

async function readXml(
  xml: Uint8Array,
  container: 'xml' | 'pdf',
  warnings: readonly Problem[],
  options: ReadOptions,
): Promise<Outcome<EInvoiceReading>> {
  const read = await readInvoiceXml(xml);
  if (!read.ok) return read;
  const { syntax, document } = read.value;
  const context = { syntax, own: options.ownParties ?? {}, given: options.direction ?? null };
  const booked = toInvoice(document, context);
  if (!booked.ok) return booked;
  return {
    ok: true,
    value: {
      ...booked.value,
      warnings: [...warnings, ...booked.value.warnings],
      syntax,
      container,
      profile: profileOf(document.specification),
      xml,
      attachments: document.attachments,
      document,
    },
  };
}

const byteOrderMark = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/;

/** By content, never by name: `%PDF-` near the start, or the first visible character is `<` in any encoding we read. */
function containerOf(bytes: Uint8Array): 'xml' | 'pdf' | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  // UTF-16 has a zero beside every letter; without zeros all encodings start alike.
  const visible = head.replace(byteOrderMark, '').replaceAll('\0', '').trimStart();
  // A PDF may have a few bytes before its mark, but no XML: an XML that mentions the mark stays XML.
  if (visible.startsWith('<')) return 'xml';
  return head.includes('%PDF-') ? 'pdf' : null;
}

function refuse(problem: Problem): Outcome<never> {
  return { ok: false, problems: [problem] };
}
