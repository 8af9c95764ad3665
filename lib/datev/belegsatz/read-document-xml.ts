import type { Outcome } from '@/lib/bookkeeping/problem';
import type { Archive, ArchiveDocument, Extension, Property, RepositoryLevel } from './document-format';
import { validateDocumentXml } from './validate-xml';
import { type ElementView, readElements } from './xml-reader';

/** Reads document.xml; one that violates the schema is not read at all. */
export function readDocumentXml(xml: string | Uint8Array): Outcome<Archive> {
  const problems = validateDocumentXml(xml);
  if (problems.length > 0) return { ok: false, problems };
  const root = readElements(xml);
  const header = root && child(root, 'header');
  const content = root && child(root, 'content');
  if (!root || !header || !content) {
    return {
      ok: false,
      problems: [{ code: 'PACKAGE_UNREADABLE', params: { message: 'Aufbau nicht erkannt' } }],
    };
  }
  return {
    ok: true,
    value: {
      version: root.attributes.version ?? '',
      guid: root.attributes.guid ?? null,
      generatingSystem: root.attributes.generatingSystem ?? null,
      header: {
        date: (textOf(header, 'date') ?? '').trim(),
        description: textOf(header, 'description'),
        consultantNumber: textOf(header, 'consultantNumber')?.trim() ?? null,
        clientNumber: textOf(header, 'clientNumber')?.trim() ?? null,
        clientName: textOf(header, 'clientName'),
        repository: repositoryOf(header),
      },
      documents: content.children.map(documentOf),
    },
  };
}

function documentOf(element: ElementView): ArchiveDocument {
  const internal = child(element, 'documentintern');
  const [internalProperty] = internal ? propertiesOf(internal) : [];
  return {
    guid: element.attributes.guid ?? null,
    type: element.attributes.type?.trim() ?? null,
    processId: element.attributes.processID?.trim() ?? null,
    description: textOf(element, 'description'),
    keywords: textOf(element, 'keywords'),
    extensions: element.children.filter(({ name }) => name === 'extension').map(extensionOf),
    repository: repositoryOf(element),
    internalProperty: internalProperty ?? null,
  };
}

function extensionOf(element: ElementView): Extension {
  const kind = element.attributes['xsi:type'];
  const name = element.attributes.name ?? '';
  const datafile = element.attributes.datafile ?? '';
  const properties = propertiesOf(element);
  switch (kind) {
    case 'File':
    case 'SEPAFile':
      return { kind, name };
    case 'accountsReceivableLedger':
    case 'accountsPayableLedger':
    case 'cashLedger':
    case 'cashLedgerPayPal':
    case 'Invoice':
      return { kind, datafile, properties };
    default:
      throw new Error(`the schema accepted an extension of the unknown kind ${kind}`);
  }
}

function propertiesOf(element: ElementView): Property[] {
  return element.children
    .filter(({ name }) => name === 'property')
    .map(({ attributes }) => ({ key: (attributes.key ?? '').trim(), value: attributes.value ?? '' }));
}

function repositoryOf(element: ElementView): RepositoryLevel[] {
  const levels = child(element, 'repository')?.children ?? [];
  return levels.map(({ attributes }) => ({ id: (attributes.id ?? '').trim(), name: attributes.name ?? '' }));
}

function child(element: ElementView, name: string): ElementView | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

function textOf(element: ElementView, name: string): string | null {
  return child(element, name)?.text ?? null;
}
