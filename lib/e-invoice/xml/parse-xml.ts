import {
  XmlElement as LibraryElement,
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlParseError,
  XmlText,
} from 'libxml2-wasm';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { limits } from '../limits';
import { type InvoiceSyntax, syntaxOfRoot } from '../syntax/invoice-syntax';
import { decodeXml } from './decode-xml';
import type { XmlElement } from './xml-element';

/** Neither entities nor anything from outside; the size limits are ours, so that large attachments inside the XML pass. */
const parseOptions =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NOCDATA |
  ParseOption.XML_PARSE_HUGE;

export interface InvoiceXml {
  readonly syntax: InvoiceSyntax;
  readonly root: XmlElement;
}

/** Parses invoice XML strictly: well-formed, no DOCTYPE, bounded, a root element we know (E3). Prefixes do not matter. */
export function parseInvoiceXml(bytes: Uint8Array): Outcome<InvoiceXml> {
  const decoded = decodeXml(bytes);
  if (!decoded.ok) return decoded;
  const text = Buffer.from(decoded.value.buffer, decoded.value.byteOffset, decoded.value.byteLength);
  const harmful = findDoctype(text) ?? findTooManyTags(text);
  if (harmful) return refuse(harmful);
  return parseText(text);
}

function parseText(text: Buffer): Outcome<InvoiceXml> {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(trimStart(text), { encoding: 'utf-8', option: parseOptions });
  } catch (error) {
    if (error instanceof XmlParseError) return refuse(problemOfParseError(error));
    throw error;
  }
  try {
    return readTree(document.root);
  } finally {
    document.dispose();
  }
}

function readTree(root: LibraryElement): Outcome<InvoiceXml> {
  const syntax = syntaxOfRoot(root.name, root.namespaceUri);
  if (!syntax) return refuse({ code: 'E_INVOICE_WRONG_ROOT', params: { root: root.name.slice(0, 100) } });
  const copied = copyElement(root, syntax, 1);
  return 'code' in copied ? refuse(copied) : { ok: true, value: { syntax, root: copied } };
}

/** Copies an element out of the library's memory, without elements of other vocabularies. */
function copyElement(element: LibraryElement, syntax: InvoiceSyntax, depth: number): XmlElement | Problem {
  if (depth > limits.depth) return tooComplex('Verschachtelungstiefe', limits.depth);
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
    if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
    if (!(node instanceof LibraryElement) || !syntax.ownsNamespace(node.namespaceUri)) continue;
    const child = copyElement(node, syntax, depth + 1);
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

function findTooManyTags(text: Buffer): Problem | null {
  let tags = 0;
  for (const byte of text) if (byte === 0x3c) tags += 1;
  return tags > limits.tags ? tooComplex('Anzahl der Elemente', limits.tags) : null;
}

function problemOfParseError(error: XmlParseError): Problem {
  const detail = error.details[0];
  const message = (detail?.message ?? error.message).trim();
  if (/depth|huge|too (long|large|many)|maximum/i.test(message))
    return tooComplex('XML-Grenzen', limits.depth);
  return {
    code: 'E_INVOICE_XML_BROKEN',
    params: { line: String(detail?.line ?? 1), reason: message.slice(0, 200) },
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
