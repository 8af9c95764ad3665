import { ParseOption, XmlAttribute, XmlDocument, XmlElement, XmlLibError, type XmlNode } from 'libxml2-wasm';

/** An element as plain values; the names are local names, `xsi:type` keeps only its local part. */
export interface ElementView {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ElementView[];
  /** Text of an element without children, exactly as it stands. */
  readonly text: string;
}

const safely = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Reads a document with the same engine that validates; null if it is not well-formed or brings a DTD of its own. */
export function readElements(xml: string | Uint8Array): ElementView | null {
  let document: XmlDocument | null = null;
  try {
    document =
      typeof xml === 'string'
        ? XmlDocument.fromString(xml, { option: safely })
        : XmlDocument.fromBuffer(xml, { option: safely });
    return document.dtd === null ? viewOf(document.root) : null;
  } catch (error) {
    if (error instanceof XmlLibError) return null;
    throw error;
  } finally {
    document?.dispose();
  }
}

function viewOf(element: XmlElement): ElementView {
  const children: ElementView[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(viewOf(node));
  }
  const attributes = Object.fromEntries(element.find('@*').flatMap(attributeOf));
  const text = children.length === 0 ? element.content : '';
  return { name: element.name, namespace: element.namespaceUri, attributes, children, text };
}

function attributeOf(node: XmlNode): [string, string][] {
  if (!(node instanceof XmlAttribute)) return [];
  const isInstance = node.namespaceUri === schemaInstance;
  if (!isInstance) return [[node.name, node.value]];
  return node.name === 'type' ? [['xsi:type', node.value.trim().replace(/^[^:]*:/, '')]] : [];
}
