import {
  type Archive,
  type ArchiveDocument,
  documentNamespace,
  documentSchemaFile,
  type Extension,
  type Property,
  type RepositoryLevel,
} from './document-format';
import { writeXml, type XmlNode } from './xml-writer';

type Node = { readonly [name: string]: XmlNode | readonly XmlNode[] };

/** Writes document.xml (T2). The default namespace is used throughout, so `xsi:type` values need no prefix. */
export function buildDocumentXml(archive: Archive): string {
  const { header } = archive;
  return writeXml({
    archive: {
      '@xmlns': documentNamespace,
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation': `${documentNamespace} ${documentSchemaFile}`,
      '@version': archive.version,
      ...given('@guid', archive.guid),
      ...given('@generatingSystem', archive.generatingSystem),
      header: {
        date: header.date,
        ...given('description', header.description),
        ...given('consultantNumber', header.consultantNumber),
        ...given('clientNumber', header.clientNumber),
        ...given('clientName', header.clientName),
        ...repository(header.repository),
      },
      content: { document: archive.documents.map(documentNode) },
    },
  });
}

function documentNode(document: ArchiveDocument): Node {
  return {
    ...given('@guid', document.guid),
    ...given('@type', document.type),
    ...given('@processID', document.processId),
    ...given('description', document.description),
    ...given('keywords', document.keywords),
    extension: document.extensions.map(extensionNode),
    ...repository(document.repository),
    ...(document.internalProperty
      ? { documentintern: { property: property(document.internalProperty) } }
      : {}),
  };
}

function extensionNode(extension: Extension): Node {
  switch (extension.kind) {
    case 'File':
    case 'SEPAFile':
      return { '@xsi:type': extension.kind, '@name': extension.name };
    case 'accountsReceivableLedger':
    case 'accountsPayableLedger':
    case 'cashLedger':
    case 'cashLedgerPayPal':
    case 'Invoice':
      return {
        '@xsi:type': extension.kind,
        '@datafile': extension.datafile,
        property: extension.properties.map(property),
      };
  }
}

function property({ key, value }: Property): Node {
  return { '@value': value, '@key': key };
}

function repository(levels: readonly RepositoryLevel[]): Node {
  if (levels.length === 0) return {};
  return { repository: { level: levels.map(({ id, name }) => ({ '@id': id, '@name': name })) } };
}

function given(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value };
}
