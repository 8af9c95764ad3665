import { documentNamespace } from '../document-format';
import { optional, patternType, schemaOf, textType } from './facets';

const hex = '[0-9A-Fa-f]';

const types = [
  textType('UpTo30', 30),
  textType('UpTo36', 36),
  textType('UpTo40', 40),
  textType('UpTo255', 255),
  patternType('Version', '6.0'),
  patternType('Guid', `${hex}{8}(-${hex}{4}){3}-${hex}{12}`),
  patternType('DocumentType', '[12]', 'xs:byte'),
  patternType('Place', '[12]', 'xs:byte'),
  patternType('Key', '[123]', 'xs:unsignedByte'),
  patternType('LevelNumber', '\\+?[1-9]\\d?', 'xs:byte'),
  patternType('Account', '[1-9]\\d{0,8}', 'xs:unsignedInt'),
  patternType('ConsultantNumber', '[1-9]\\d{3,6}', 'xs:unsignedInt'),
  patternType('ClientNumber', '0|[1-9]\\d{0,4}', 'xs:unsignedInt'),
  patternType('InvoiceDirection', 'Incoming|Outgoing'),
  patternType('InvoiceKey', 'InvoiceType'),
  `<xs:simpleType name="Moment"><xs:restriction base="xs:dateTime">
    <xs:maxInclusive value="9999-12-31T23:59:59"/>
    <xs:pattern value="\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?"/>
  </xs:restriction></xs:simpleType>`,
  `<xs:simpleType name="Month"><xs:restriction base="xs:gYearMonth">
    <xs:minInclusive value="1753-01"/><xs:maxInclusive value="9999-12"/>
    <xs:pattern value="\\d{4}-\\d{2}"/>
  </xs:restriction></xs:simpleType>`,
  // A union: what is no month is still a name, so `2026-13` passes here and is a rule of its own.
  `<xs:simpleType name="InvoiceValue"><xs:union memberTypes="Month UpTo40"/></xs:simpleType>`,
  `<xs:simpleType name="CashValue"><xs:union memberTypes="Month Account UpTo40"/></xs:simpleType>`,
];

function property(value: string, key: string, most: string): string {
  return `<xs:sequence><xs:element name="property" maxOccurs="${most}"><xs:complexType>
      <xs:attribute name="key" type="${key}" use="required"/>
      <xs:attribute name="value" type="${value}" use="required"/>
    </xs:complexType></xs:element></xs:sequence>`;
}

function extension(name: string, content: string, fileAttribute: 'name' | 'datafile'): string {
  return `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="extension">
    ${content}
    <xs:attribute name="${fileAttribute}" type="UpTo255" use="required"/>
  </xs:extension></xs:complexContent></xs:complexType>`;
}

const extensions = [
  `<xs:complexType name="extension" abstract="true"/>`,
  extension('accountsReceivableLedger', property('InvoiceValue', 'Key', '2'), 'datafile'),
  extension('accountsPayableLedger', property('InvoiceValue', 'Key', '2'), 'datafile'),
  extension('cashLedger', property('CashValue', 'Key', '2'), 'datafile'),
  extension('cashLedgerPayPal', property('CashValue', 'Key', 'unbounded'), 'datafile'),
  extension('Invoice', property('InvoiceDirection', 'InvoiceKey', '1'), 'datafile'),
  extension('File', '', 'name'),
  extension('SEPAFile', '', 'name'),
];

const structure = `<xs:element name="archive" type="archive"/>
  <xs:complexType name="archive">
    <xs:sequence><xs:element name="header" type="header"/><xs:element name="content" type="content"/></xs:sequence>
    <xs:attribute name="version" type="Version" use="required"/>
    <xs:attribute name="guid" type="Guid"/>
    <xs:attribute name="generatingSystem" type="UpTo40"/>
  </xs:complexType>
  <xs:complexType name="header"><xs:sequence>
    <xs:element name="date" type="Moment"/>
    ${optional('description', 'UpTo255')}
    ${optional('consultantNumber', 'ConsultantNumber')}
    ${optional('clientNumber', 'ClientNumber')}
    ${optional('clientName', 'UpTo36')}
    ${optional('repository', 'repository')}
  </xs:sequence></xs:complexType>
  <xs:complexType name="content"><xs:sequence>
    <xs:element name="document" type="document" maxOccurs="4999"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="document">
    <xs:sequence>
      ${optional('description', 'UpTo40')}
      ${optional('keywords', 'UpTo255')}
      <xs:element name="extension" type="extension" maxOccurs="50"/>
      ${optional('repository', 'repository')}
      ${optional('documentintern', 'documentintern')}
    </xs:sequence>
    <xs:attribute name="guid" type="Guid"/>
    <xs:attribute name="type" type="DocumentType"/>
    <xs:attribute name="processID" type="Place"/>
  </xs:complexType>
  <xs:complexType name="documentintern">${property('UpTo255', 'UpTo255', '1')}</xs:complexType>
  <xs:complexType name="repository"><xs:sequence>
    <xs:element name="level" type="level" maxOccurs="3"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="level">
    <xs:attribute name="id" type="LevelNumber" use="required"/>
    <xs:attribute name="name" type="UpTo30" use="required"/>
  </xs:complexType>`;

/** Schema of document.xml v06.0 in DATEV's namespace: gives the same verdict as DATEV's, which the tests compare (B2). */
export const documentSchema = schemaOf(documentNamespace, [structure, ...extensions, ...types].join('\n'));
