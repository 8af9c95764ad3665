import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ciiXml } from '../e-invoice/cii-xml';
import { oneAttachment, packedZeros, pdfWith, rawPdf } from '../e-invoice/hand-made-pdf';
import { plainInvoice } from '../e-invoice/invoice-model';
import { bytesOf } from '../e-invoice/reading';
import { ublXml } from '../e-invoice/ubl-xml';

/** `belegsatz -- read` in its own process, as an operator starts it: what a hostile file costs there is what it really costs. */

const megabyte = 1024 * 1024;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'belegbote-hostile-'));
  // Each Node process writes down at its end what it took: its largest memory and its processor time.
  writeFileSync(
    path.join(folder, 'usage.mjs'),
    `import { appendFileSync } from 'node:fs';
     process.on('exit', () => {
       const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
       const seconds = (userCPUTime + systemCPUTime) / 1e6;
       appendFileSync(process.env.USAGE_FILE, JSON.stringify({ megabytes: maxRSS / 1024, seconds }) + '\\n');
     });`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Usage {
  readonly megabytes: number;
  readonly seconds: number;
}

async function read(name: string, content: Uint8Array) {
  const file = path.join(folder, name);
  const usageFile = path.join(folder, `${name}.usage`);
  writeFileSync(file, content);
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'belegsatz', 'read', file], {
    env: {
      ...process.env,
      USAGE_FILE: usageFile,
      NODE_OPTIONS: `--import ${pathToFileURL(path.join(folder, 'usage.mjs')).href}`,
    },
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    texts.stdout += data;
  });
  child.stderr.on('data', (data) => {
    texts.stderr += data;
  });
  const code = await new Promise((ended) => child.on('close', ended));
  const usages = readFileSync(usageFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Usage);
  rmSync(file);
  rmSync(usageFile);
  return { code, ...texts, usages };
}

const readPlain = () => read('plain.xml', bytesOf(ublXml(plainInvoice)));

/** Processor time of bootstrap and command together: other work on the machine does not count. */
function secondsOf(usages: readonly Usage[]): number {
  expect(usages).toHaveLength(2);
  return usages.reduce((sum, { seconds }) => sum + seconds, 0);
}

/**
 * At most four times what an honest invoice costs, which is half a second. A ratio, because a second is not the same on every
 * machine; and never more than five.
 */
function expectCheap(usages: readonly Usage[], plain: { readonly usages: readonly Usage[] }): void {
  expect(Math.max(...usages.map(({ megabytes }) => megabytes))).toBeLessThan(300);
  expect(secondsOf(usages) / secondsOf(plain.usages)).toBeLessThan(4);
  expect(secondsOf(usages)).toBeLessThan(5);
}

const ubl = 'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"';
const entities = Array.from({ length: 9 }, (_, level) => {
  const [name, inner] = [String.fromCharCode(98 + level), String.fromCharCode(97 + level)];
  return `<!ENTITY ${name} "${`&${inner};`.repeat(10)}">`;
});
const cut = (bytes: Uint8Array) => bytes.subarray(0, Math.floor(bytes.length / 2));

describe('what a hostile file costs the command (E3)', () => {
  // Warms what is kept on disk between runs, as every run after the first finds it.
  beforeAll(readPlain);

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>, string]>([
    [
      'an entity bomb of a billion',
      'bomb.xml',
      () => bytesOf(`<!DOCTYPE Invoice [<!ENTITY a "ha">${entities.join('')}]><Invoice ${ubl}>&j;</Invoice>`),
      'E_INVOICE_DOCTYPE',
    ],
    [
      'an external entity',
      'external.xml',
      () => bytesOf(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Invoice ${ubl}>&e;</Invoice>`),
      'E_INVOICE_DOCTYPE',
    ],
    ['100 MB of zeros', 'zeros.xml', () => new Uint8Array(100 * megabyte), 'E_INVOICE_TOO_LARGE'],
    ['19 MB of zeros', 'small.xml', () => new Uint8Array(19 * megabyte), 'E_INVOICE_UNKNOWN_FORMAT'],
    [
      'a text of 18 MB',
      'text.xml',
      () => bytesOf(`<Invoice ${ubl}>${'x'.repeat(18 * megabyte)}</Invoice>`),
      'E_INVOICE_FIELD_MISSING',
    ],
    [
      'an attribute of 18 MB',
      'attribute.xml',
      () => bytesOf(`<Invoice ${ubl} a="${'x'.repeat(18 * megabyte)}"/>`),
      'E_INVOICE_XML_TOO_COMPLEX',
    ],
    [
      'a text of 18 MB in UTF-16',
      'utf16.xml',
      () =>
        new Uint8Array(Buffer.from(`\ufeff<Invoice ${ubl}>${'x'.repeat(9_000_000)}</Invoice>`, 'utf16le')),
      'E_INVOICE_FIELD_MISSING',
    ],
    [
      'four million elements',
      'elements.xml',
      () => bytesOf(`<Invoice ${ubl}>${'<a/>'.repeat(4_000_000)}</Invoice>`),
      'E_INVOICE_XML_TOO_COMPLEX',
    ],
    [
      'a PDF cut off',
      'cut.pdf',
      async () => cut(await pdfWith([{ name: 'factur-x.xml', content: bytesOf(ciiXml(plainInvoice)) }])),
      'E_INVOICE_PDF_BROKEN',
    ],
    ['a PDF without XML', 'plain.pdf', () => pdfWith([]), 'E_INVOICE_PDF_WITHOUT_XML'],
    [
      'a PDF with 300 MB packed inside',
      'packed.pdf',
      () => rawPdf({ objects: oneAttachment(packedZeros(300 * megabyte), '/Filter/FlateDecode') }),
      'E_INVOICE_PDF_ATTACHMENT_TOO_LARGE',
    ],
  ])(
    '%s: one clear finding, for at most four times what an honest invoice costs, and under 300 MB',
    async (_, name, make, code) => {
      const { code: exitCode, stdout, stderr, usages } = await read(name, await make());
      expect(exitCode).toBe(1);
      expect(stdout).toBe('');
      const [finding] = JSON.parse(stderr) as {
        code: string;
        title: string;
        cause: string;
        remedy: string;
      }[];
      expect(finding).toMatchObject({ code });
      expect(
        [finding?.title, finding?.cause, finding?.remedy].every((text) => text && text.length > 10),
      ).toBe(true);
      // Read right beside it, for the machine may be busy now and idle later.
      expectCheap(usages, await readPlain());
    },
  );

  it.each([
    ['with a byte order mark', 'bom.xml', (xml: string) => Buffer.from(`\ufeff${xml}`, 'utf8')],
    [
      'in UTF-16',
      'utf-16.xml',
      (xml: string) => Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    ],
    [
      'in ISO-8859-1',
      'latin1.xml',
      (xml: string) => Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1'),
    ],
  ])('an invoice %s is read as what it says', async (_, name, encode) => {
    const { code, stdout, usages } = await read(name, new Uint8Array(encode(ublXml(plainInvoice))));
    expect(code).toBe(0);
    const plain = await readPlain();
    expect(JSON.parse(stdout)).toEqual(JSON.parse(plain.stdout));
    expectCheap(usages, plain);
  });
});
