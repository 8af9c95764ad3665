/**
 * Reads 1,000 e-invoices, a third each UBL, CII and hybrid PDF, into bookable invoices (E1), against plain libxml2 parsing of the
 * same XML. DATEV and the design set no limit here; ours is what keeps an upload of a thousand files under five seconds.
 */
import { XmlDocument } from 'libxml2-wasm';
import { readEInvoice } from '@/lib/e-invoice/read-e-invoice';
import { ciiXml } from '@/tests/unit/e-invoice/cii-xml';
import { pdfWith } from '@/tests/unit/e-invoice/hand-made-pdf';
import { invoice, plainInvoice } from '@/tests/unit/e-invoice/invoice-model';
import { ublXml } from '@/tests/unit/e-invoice/ubl-xml';
import { reportRow } from './support/report';
import { bestOf, milliseconds } from './support/timing';

const count = 1_000;
const encode = (text: string) => new TextEncoder().encode(text);
const xmls: Uint8Array[] = [];
const files: Uint8Array[] = [];
for (let index = 0; index < count; index += 1) {
  const model = invoice({ ...plainInvoice, number: `R-${index}` });
  const xml = encode(index % 3 === 0 ? ublXml(model) : ciiXml(model));
  xmls.push(xml);
  const isPdf = index % 3 === 2;
  files.push(isPdf ? await pdfWith([{ name: 'factur-x.xml', content: xml }]) : xml);
}

async function product(): Promise<void> {
  for (const file of files) {
    const read = await readEInvoice(file);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
  }
}

function bound(): void {
  for (const xml of xmls) XmlDocument.fromBuffer(xml).dispose();
}

const [measured = 0, parsing = 0] = await bestOf(7, [product, bound]);
reportRow({
  what: '1.000 E-Rechnungen lesen (UBL, CII, PDF)',
  measured: milliseconds(measured),
  bound: `${milliseconds(parsing)} (nur XML zerlegen)`,
  value: measured / count,
  unit: 'ms',
  target: 5,
  note: 'eigenes Ziel je E-Rechnung; design.md nennt keines',
});
