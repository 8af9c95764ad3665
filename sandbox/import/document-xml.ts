import type { Field } from './ledger-fields';
import { checkAttributes, checkTextChildren, childText } from './shape';
import { exactly, guid, isoMonth, pattern, text, type ValueCheck, whole } from './value-checks';
import { readXml, splitName, type XmlElement } from './xml';

const NAMESPACE = 'http://xml.datev.de/bedi/tps/document/v06.0';
const MOST_DOCUMENTS = 4_999;
const MOST_EXTENSIONS = 50;

const extensionTypes = [
  'accountsPayableLedger',
  'accountsReceivableLedger',
  'cashLedger',
  'File',
  'SEPAFile',
  'Invoice',
] as const;
type ExtensionType = (typeof extensionTypes)[number];

export interface Extension {
  readonly type: ExtensionType;
  readonly fileName: string;
  readonly properties: readonly { readonly key: string; readonly value: string }[];
}

export interface ArchiveDocument {
  readonly guid: string | null;
  readonly type: string | null;
  readonly processId: string | null;
  readonly extensions: readonly Extension[];
}

/** document.xml as read: what belongs together, and where it goes. */
export interface Archive {
  readonly consultantNumber: string | null;
  readonly clientNumber: string | null;
  readonly documents: readonly ArchiveDocument[];
}

export type ArchiveReading =
  | { readonly kind: 'read'; readonly archive: Archive }
  | { readonly kind: 'refused'; readonly errors: readonly string[] };

const field = (name: string, required: boolean, allows: ValueCheck): Field => ({ name, required, allows });

const archiveAttributes = [
  field('version', true, exactly('6.0')),
  field('guid', false, guid),
  field('generatingSystem', false, text(1, 40)),
];
const headerFields = [
  field('date', true, pattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/)),
  field('description', false, text(1, 255)),
  field('consultantNumber', false, whole(1_000, 9_999_999)),
  field('clientNumber', false, whole(0, 99_999)),
  field('clientName', false, text(1, 36)),
];
const documentAttributes = [
  field('guid', false, guid),
  field('type', false, pattern(/^[12]$/)),
  field('processID', false, pattern(/^[12]$/)),
];
const documentTexts = [field('description', false, text(1, 40)), field('keywords', false, text(1, 255))];
const datafile = [field('datafile', true, text(1, 255))];
const fileName = [field('name', true, text(1, 255))];
const propertyAttributes = [
  field('value', true, (value) => isoMonth(value) || text(1, 40)(value)),
  field('key', true, pattern(/^([123]|InvoiceType)$/)),
];

export function readArchive(content: Uint8Array): ArchiveReading {
  const reading = readXml(content);
  if (reading.kind === 'unreadable')
    return refused([`document.xml ist kein lesbares XML: ${reading.reason}`]);
  const { root } = reading;
  if (root.name !== 'archive' || root.namespace !== NAMESPACE) {
    return refused([
      `document.xml: Das Wurzelelement ist nicht "archive" der Version 6.0, sondern "${root.name}"`,
    ]);
  }
  const [header, body, ...more] = root.children;
  if (header?.name !== 'header' || body?.name !== 'content' || more.length > 0) {
    return refused(['archive: "header" und "content" werden erwartet']);
  }
  const errors = [
    ...checkAttributes(root, archiveAttributes),
    ...checkTextChildren(withoutLast(header, 'repository'), headerFields),
    ...checkContent(body),
  ];
  if (errors.length > 0) return refused(errors);
  return {
    kind: 'read',
    archive: {
      consultantNumber: childText(header, 'consultantNumber') ?? null,
      clientNumber: childText(header, 'clientNumber') ?? null,
      documents: body.children.map(toDocument),
    },
  };
}

function checkContent(content: XmlElement): string[] {
  const { length } = content.children;
  if (length === 0 || content.children.some((child) => child.name !== 'document')) {
    return ['content: mindestens ein Element "document" und nichts anderes wird erwartet'];
  }
  if (length > MOST_DOCUMENTS) return [`content: mehr als ${MOST_DOCUMENTS} Dokumente`];
  return content.children.flatMap(checkDocument);
}

function checkDocument(document: XmlElement): string[] {
  const inner = withoutLast(withoutLast(document, 'documentintern'), 'repository').children;
  const firstExtension = inner.findIndex((child) => child.name === 'extension');
  const extensions = firstExtension < 0 ? [] : inner.slice(firstExtension);
  const texts = firstExtension < 0 ? inner : inner.slice(0, firstExtension);
  const errors = [
    ...checkAttributes(document, documentAttributes),
    ...checkTextChildren({ ...document, children: texts }, documentTexts),
    ...extensions.flatMap(checkExtension),
  ];
  if (extensions.length === 0) errors.push('document: mindestens ein Element "extension" wird erwartet');
  if (extensions.length > MOST_EXTENSIONS)
    errors.push(`document: mehr als ${MOST_EXTENSIONS} Elemente "extension"`);
  return errors;
}

function checkExtension(extension: XmlElement): string[] {
  if (extension.name !== 'extension')
    return [`document: Element "${extension.name}" steht an falscher Stelle`];
  const type = typeOf(extension);
  if (!type) return [`extension: xsi:type "${extension.attributes.get('xsi:type') ?? ''}" ist nicht bekannt`];
  const isFile = type === 'File' || type === 'SEPAFile';
  const mostProperties = isFile ? 0 : type === 'Invoice' ? 1 : 2;
  const errors = checkAttributes(extension, isFile ? fileName : datafile);
  if (
    extension.children.length > mostProperties ||
    extension.children.some((child) => child.name !== 'property')
  ) {
    errors.push(`extension: ${type} hat zu viele oder unbekannte Elemente`);
  }
  return [
    ...errors,
    ...extension.children.flatMap((property) => checkAttributes(property, propertyAttributes)),
  ];
}

/** The type name with its prefix resolved; the value is a qualified name of the document's namespace. */
function typeOf(extension: XmlElement): ExtensionType | undefined {
  const [prefix, name] = splitName(extension.attributes.get('xsi:type') ?? '');
  if (extension.namespaceOf(prefix) !== NAMESPACE) return undefined;
  return extensionTypes.find((type) => type === name);
}

function toDocument(document: XmlElement): ArchiveDocument {
  return {
    guid: document.attributes.get('guid') ?? null,
    type: document.attributes.get('type') ?? null,
    processId: document.attributes.get('processID') ?? null,
    extensions: document.children.filter((child) => child.name === 'extension').map(toExtension),
  };
}

function toExtension(extension: XmlElement): Extension {
  return {
    type: typeOf(extension) ?? 'File',
    fileName: extension.attributes.get('datafile') ?? extension.attributes.get('name') ?? '',
    properties: extension.children.map((property) => ({
      key: property.attributes.get('key') ?? '',
      value: property.attributes.get('value') ?? '',
    })),
  };
}

function withoutLast(element: XmlElement, name: string): XmlElement {
  const isLast = element.children.at(-1)?.name === name;
  return isLast ? { ...element, children: element.children.slice(0, -1) } : element;
}

function refused(errors: readonly string[]): ArchiveReading {
  return { kind: 'refused', errors };
}
