import type { XmlElement as LibraryElement, XmlDocument, XmlParseError } from 'libxml2-wasm';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { limits } from '../limits';
import { type InvoiceSyntax, syntaxOfRoot } from '../syntax/invoice-syntax';
import { decodeXml } from './decode-xml';
import type { XmlElement } from './xml-element';

type Library = typeof import('libxml2-wasm');

export interface InvoiceXml {
  readonly syntax: InvoiceSyntax;
  readonly root: XmlElement;
}

/** Parses invoice XML strictly: well-formed, no DOCTYPE, bounded, a root element we know (E3). Prefixes do not matter. */
export async function parseInvoiceXml(bytes: Uint8Array): Promise<Outcome<InvoiceXml>> {
  const decoded = decodeXml(bytes);
  if (!decoded.ok) return decoded;
  const text = Buffer.from(decoded.value.buffer, decoded.value.byteOffset, decoded.value.byteLength);
  const harmful = findTooMuchMarkup(text) ?? findDoctype(text);
  // Loaded when needed: the library brings a virtual machine of its own, and refusing a file should cost nothing.
  return harmful ? refuse(harmful) : parseText(text, await import('libxml2-wasm'));
}

function parseText(text: Buffer, library: Library): Outcome<InvoiceXml> {
  const { XML_PARSE_NO_XXE, XML_PARSE_NONET, XML_PARSE_NOCDATA, XML_PARSE_HUGE } = library.ParseOption;
  // Nothing from outside; the size limits are ours, so that large attachments inside the XML pass.
  const option = XML_PARSE_NO_XXE | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_HUGE;
  let document: XmlDocument;
  try {
    document = library.XmlDocument.fromBuffer(trimStart(text), { encoding: 'utf-8', option });
  } catch (error) {
    if (error instanceof library.XmlParseError) return refuse(problemOfParseError(error));
    throw error;
  }
  try {
    return readTree(document.root, library);
  } finally {
    document.dispose();
  }
}

function readTree(root: LibraryElement, library: Library): Outcome<InvoiceXml> {
  const syntax = syntaxOfRoot(root.name, root.namespaceUri);
  if (!syntax) return refuse({ code: 'E_INVOICE_WRONG_ROOT', params: { root: root.name.slice(0, 100) } });
  const copied = copyElement(root, { syntax, library }, 1);
  return 'code' in copied ? refuse(copied) : { ok: true, value: { syntax, root: copied } };
}

interface Copying {
  readonly syntax: InvoiceSyntax;
  readonly library: Library;
}

/** Copies an element out of the library's memory, without elements of other vocabularies. */
function copyElement(element: LibraryElement, copying: Copying, depth: number): XmlElement | Problem {
  if (depth > limits.depth) return tooComplex('Verschachtelungstiefe', limits.depth);
  const { syntax, library } = copying;
  const attributes = new Map<string, string>();
  for (const attribute of element.attrs) {
    const value = attribute.content;
    if (value.length > limits.attributeCharacters)
      return tooComplex('Attributlänge', limits.attributeCharacters);
    attributes.set(attribute.name, value);
  }
  const children: XmlElement[] = [];
  let text = '';
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof library.XmlText) text += node.content;
    if (!(node instanceof library.XmlElement) || !syntax.ownsNamespace(node.namespaceUri)) continue;
    const child = copyElement(node, copying, depth + 1);
    if ('code' in child) return child;
    children.push(child);
  }
  return { name: element.name, namespace: element.namespaceUri, attributes, children, text };
}

/** A DOCTYPE can only stand before the root element; comments and processing instructions may come first. */
function findDoctype(text: Buffer): Problem | null {
  let at = 0;
  for (;;) {
    at = skipWhiteSpace(text, at);
    if (startsWith(text, at, '<!DOCTYPE')) return { code: 'E_INVOICE_DOCTYPE', params: {} };
    const end = startsWith(text, at, '<?') ? '?>' : startsWith(text, at, '<!--') ? '-->' : null;
    if (end === null) return null;
    const found = text.indexOf(end, at + 2, 'latin1');
    if (found < 0) return null;
    at = found + end.length;
  }
}

/** Counts before anything is built; in markup `="` and `='` stand behind every attribute and hardly anywhere else. */
function findTooMuchMarkup(text: Buffer): Problem | null {
  let elements = 0;
  let attributes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === 0x3c && text[at + 1] !== 0x2f) elements += 1;
    if (byte === 0x3d && (text[at + 1] === 0x22 || text[at + 1] === 0x27)) attributes += 1;
  }
  if (elements > limits.elements) return tooComplex('Anzahl der Elemente', limits.elements);
  return attributes > limits.attributes ? tooComplex('Anzahl der Attribute', limits.attributes) : null;
}

function problemOfParseError(error: XmlParseError): Problem {
  const detail = error.details[0];
  const reason = (detail?.message ?? error.message).trim();
  if (/depth/i.test(reason)) return tooComplex('Verschachtelungstiefe', limits.depth);
  return {
    code: 'E_INVOICE_XML_BROKEN',
    params: { line: String(detail?.line ?? 1), reason: reason.slice(0, 200) },
  };
}

function tooComplex(what: string, limit: number): Problem {
  return { code: 'E_INVOICE_XML_TOO_COMPLEX', params: { what, limit: String(limit) } };
}

function refuse(problem: Problem): Outcome<never> {
  return { ok: false, problems: [problem] };
}

function trimStart(text: Buffer): Buffer {
  return text.subarray(skipWhiteSpace(text, 0));
}

function skipWhiteSpace(text: Buffer, from: number): number {
  let at = from;
  while (
    at < text.length &&
    (text[at] === 0x20 || text[at] === 0x0a || text[at] === 0x0d || text[at] === 0x09)
  )
    at += 1;
  return at;
}

function startsWith(text: Buffer, at: number, start: string): boolean {
  return text.toString('latin1', at, at + start.length) === start;
}
