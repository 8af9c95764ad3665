import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { limits, megabytes } from '../limits';
import { shortened } from '../semantic/german-text';
import { type EmbeddedFile, embeddedFiles } from './embedded-files';
import { PdfFile } from './pdf-file';

/** The XML a hybrid invoice carries, byte for byte. */
export interface InvoiceAttachment {
  readonly xml: Uint8Array;
  readonly fileName: string;
  readonly warnings: readonly Problem[];
}

/** Names ZUGFeRD, Factur-X and XRechnung prescribe, in the order of their age, newest first; case differs in the wild. */
const prescribedNames = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

/** Finds the invoice XML in a PDF/A-3 (E1). A PDF that is damaged, encrypted or plain gets its own answer (E3). */
export function readInvoicePdf(bytes: Uint8Array): Outcome<InvoiceAttachment> {
  const file = PdfFile.open(bytes);
  if (!file) return refuse({ code: 'E_INVOICE_PDF_BROKEN', params: {} });
  if (file.isEncrypted) return refuse({ code: 'E_INVOICE_PDF_ENCRYPTED', params: {} });
  const chosen = chooseInvoice(embeddedFiles(file));
  if (!chosen.ok) return chosen;
  const unpacked = file.streamContent(chosen.value.stream, limits.embeddedXmlBytes);
  switch (unpacked.kind) {
    case 'bytes':
      return { ok: true, value: attachmentOf(chosen.value, unpacked.bytes) };
    case 'too_large': {
      const params = { limit: megabytes(limits.embeddedXmlBytes) };
      return refuse({ code: 'E_INVOICE_PDF_ATTACHMENT_TOO_LARGE', params });
    }
    case 'broken':
      return refuse({ code: 'E_INVOICE_PDF_BROKEN', params: {} });
  }
}

/** The file with a prescribed name; else the only XML file there is. An order (`order-x.xml`) is never an invoice. */
function chooseInvoice(files: readonly EmbeddedFile[]): Outcome<EmbeddedFile> {
  for (const prescribed of prescribedNames) {
    const fitting = files.filter(({ name }) => name.toLowerCase() === prescribed);
    if (fitting.length > 0) return onlyOne(fitting);
  }
  const others = files.filter(({ name }) => /\.xml$/i.test(name) && name.toLowerCase() !== 'order-x.xml');
  return onlyOne(others);
}

function onlyOne(files: readonly EmbeddedFile[]): Outcome<EmbeddedFile> {
  const [first, ...rest] = files;
  if (!first) return refuse({ code: 'E_INVOICE_PDF_WITHOUT_XML', params: {} });
  if (rest.length === 0) return { ok: true, value: first };
  const names = shortened(files.map(({ name }) => name).join(', '), 200);
  return refuse({ code: 'E_INVOICE_PDF_SEVERAL_XML', params: { names } });
}

function attachmentOf({ name }: EmbeddedFile, xml: Uint8Array): InvoiceAttachment {
  const isPrescribed = prescribedNames.includes(name.toLowerCase());
  const warning = { code: 'E_INVOICE_UNUSUAL_FILE_NAME', params: { name: shortened(name, 80) } };
  return { xml: new Uint8Array(xml), fileName: name, warnings: isPrescribed ? [] : [warning] };
}

function refuse(problem: Problem): Outcome<never> {
  return { ok: false, problems: [problem] };
}
