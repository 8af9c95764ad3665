import { XMLParser, XMLValidator } from 'fast-xml-parser';

const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

/** An element with namespaces resolved. Attributes of the schema-instance namespace are named `xsi:…`. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Namespace a prefix stands for here; the empty prefix is the default namespace. */
  namespaceOf(prefix: string): string;
}

export type XmlReading =
  | { readonly kind: 'read'; readonly root: XmlElement }
  | { readonly kind: 'unreadable'; readonly reason: string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true, // without it numeric references such as &#38; stay as they are
});

/** Reads a whole document. Document types are refused: DATEV's formats have none, and they are how XML attacks. */
export function readXml(bytes: Uint8Array): XmlReading {
  const text = decode(bytes);
  if (text === null) return unreadable('nicht in UTF-8 kodiert');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return unreadable('Dokumenttypen sind nicht zulässig');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) return unreadable(`Zeile ${verdict.err.line}: ${verdict.err.msg}`);
  const nodes = parser.parse(text) as OrderedNode[];
  const roots = nodes.filter((node) => nameOf(node) !== null);
  const [root] = roots;
  if (!root || roots.length > 1) return unreadable('genau ein Wurzelelement wird erwartet');
  return { kind: 'read', root: toElement(root, new Map([['', '']])) };
}

type OrderedNode = { readonly [name: string]: unknown };

const ATTRIBUTES = ':@';
const TEXT = '#text';

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unreadable(reason: string): XmlReading {
  return { kind: 'unreadable', reason };
}

/** The element name of a node, `null` for text, comments and processing instructions. */
function nameOf(node: OrderedNode): string | null {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  return name === undefined || name.startsWith('?') || name.startsWith('#') ? null : name;
}

function toElement(node: OrderedNode, outer: ReadonlyMap<string, string>): XmlElement {
  const qualifiedName = nameOf(node) ?? '';
  const raw = Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, string>);
  const scope = new Map(outer);
  for (const [name, value] of raw) {
    if (name === 'xmlns') scope.set('', value);
    else if (name.startsWith('xmlns:')) scope.set(name.slice(6), value);
  }
  const namespaceOf = (prefix: string) => scope.get(prefix) ?? '';
  const attributes = raw
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]): [string, string] => [attributeName(name, namespaceOf), String(value)]);
  const inner = (node[qualifiedName] ?? []) as OrderedNode[];
  const [prefix, name] = splitName(qualifiedName);
  return {
    name,
    namespace: namespaceOf(prefix),
    attributes: new Map(attributes),
    children: inner.filter((child) => nameOf(child) !== null).map((child) => toElement(child, scope)),
    text: inner.map((child) => (TEXT in child ? String(child[TEXT]) : '')).join(''),
    namespaceOf,
  };
}

function attributeName(qualifiedName: string, namespaceOf: (prefix: string) => string): string {
  const [prefix, name] = splitName(qualifiedName);
  if (prefix === '') return name;
  return namespaceOf(prefix) === XSI_NAMESPACE ? `xsi:${name}` : qualifiedName;
}

export function splitName(qualifiedName: string): [string, string] {
  const colon = qualifiedName.indexOf(':');
  return colon < 0 ? ['', qualifiedName] : [qualifiedName.slice(0, colon), qualifiedName.slice(colon + 1)];
}
