import fc from 'fast-check';

/** Documents, valid and broken, made without any code of the product: what two schemas are compared on. */

const texts = [
  'x',
  'Müller & Söhne',
  'ä'.repeat(40),
  'A'.repeat(60),
  'A'.repeat(61),
  '',
  ' ',
  '  y ',
  '😀'.repeat(50),
  'a\nb',
  '日本',
];
const dates = [
  '2026-01-12',
  '1753-01-01',
  '1752-12-31',
  '9999-12-31',
  '10000-01-01',
  '2026-02-30',
  ' 2026-01-12 ',
  '2026-01-12Z',
  '2026-01-12+01:00',
  '12.01.2026',
  '',
  '0001-01-01',
  '-2026-01-12',
  '2024-02-29',
  '2026-1-2',
];
const amounts = [
  '119.00',
  '-119.00',
  '+119.00',
  '0.01',
  '-0.01',
  '0.00',
  '-0.00',
  '+0.00',
  '9999999999.99',
  '-9999999999.99',
  '10000000000.00',
  '0119.00',
  '119.0',
  '119',
  '119,00',
  '1.119.00',
  ' 119.00 ',
  '',
  '00.10',
  '.50',
  '1e3',
  'NaN',
  '100000000.00',
  '99999999.99',
];
const percents = [
  '19.00',
  '0.00',
  '-0.00',
  '+7.00',
  '-19.00',
  '99.99',
  '100.00',
  '19',
  '07.00',
  '7.0',
  '',
  ' 2.00 ',
];
const invoiceIds = [
  'RE-1',
  'a/b',
  '$%&*+-/',
  'A'.repeat(36),
  'A'.repeat(37),
  '',
  'RE 1',
  'RE.1',
  'RE_1',
  'RE#1',
  'RÜ',
  ' RE',
  'RE\t1',
];
const accounts = [
  '8400',
  '0',
  '0400',
  '1',
  '999999999',
  '1000000000',
  '+8400',
  '-1',
  '84 00',
  ' 8400 ',
  '',
  '10000',
  '9999',
  '70000',
  '12345',
  '4294967296',
];
const keys = ['0', '3', '09', '9999', '10000', '+3', '-3', '', ' 9 ', '65536', '231'];
const countries = ['DE', 'XI', 'XK', 'EL', 'UK', 'de', '', 'DEU', ' DE'];
const currencies = ['EUR', 'USD', 'SLE', 'eur', '', 'EURO', 'DEM', 'XEU', ' EUR'];
const quantities = [
  '1.0000',
  '0.0001',
  '0.0000',
  '999999999999.9999',
  '1000000000000.0000',
  '1.00',
  '+1.5000',
  '-1.0000',
  '',
];
const rates = [
  '1.147900',
  '1.1479',
  '0.000001',
  '0.000000',
  '9999.999999',
  '10000.000000',
  '+1.000000',
  '-1.000000',
  '01.000000',
  '',
];
const vatIds = ['DE123456789', 'ATU-1', 'A'.repeat(15), 'A'.repeat(16), 'DE 12_3.4', '', 'DÉ1'];
const booleans = ['true', 'false', '1', '0', 'TRUE', '', ' true ', 'ja'];
const conditions = ['9', '8', '999', '1000', '+9', '-9', '09', '', ' 10 ', '10', '99999'];
const banks = ['76250000', '1', '0', '00', '12345678901', '1234567890', '', 'A', ' 1'];
const ibans = [
  'DE33762500000121540061',
  'de33762500000121540061',
  'DE33 7625 0000 0121 5400 61',
  'DE33',
  '',
  `DE33${'A'.repeat(30)}`,
  `DE33${'A'.repeat(31)}`,
  'DE33abcdefghijk',
];
const bics = [
  'COBADEFF',
  'COBADEFFX',
  'COBADEFFXX',
  'COBADEFFXXX',
  'COBADEFFXXXX',
  'cobadeff',
  'COBADE',
  '',
  '1OBADEFF',
];
const costs = ['100', 'A B', ' A', 'A ', '', 'A'.repeat(36), 'A'.repeat(37), 'A\tB', 'ä', ' '];
const orders = ['B-77', 'a.b', '#1', 'A'.repeat(30), 'A'.repeat(31), '', 'A_B'];

const common: readonly (readonly [string, readonly string[], boolean])[] = [
  ['date', dates, true],
  ['amount', amounts, true],
  ['discountAmount', amounts, false],
  ['accountNo', accounts, false],
  ['buCode', keys, false],
  ['costAmount', quantities, false],
  ['costCategoryId', costs, false],
  ['costCategoryId2', costs, false],
  ['tax', percents, false],
  ['information', [...texts, 'A'.repeat(120), 'A'.repeat(121)], false],
];

const invoice: typeof common = [
  ['currencyCode', currencies, true],
  ['invoiceId', invoiceIds, true],
  ['bookingText', texts, false],
  ['typeOfReceivable', ['x', 'A'.repeat(10), 'A'.repeat(11), ''], false],
  ['ownVatId', vatIds, false],
  ['shipFromCountry', countries, false],
  ['partyId', ['K1', 'A'.repeat(15), 'A'.repeat(16), '', 'ü'], false],
  ['paidAt', dates, false],
  ['internalInvoiceId', ['1', 'A'.repeat(12), 'A'.repeat(13), '', 'a b'], false],
  ['vatId', vatIds, false],
  ['shipToCountry', countries, false],
  ['exchangeRate', rates, false],
  ['bankCode', banks, false],
  ['bankAccount', ['1', 'A'.repeat(30), 'A'.repeat(31), ''], false],
  ['bankCountry', countries, false],
  ['iban', ibans, false],
  ['swiftCode', bics, false],
  ['accountName', ['Erlöse', 'A'.repeat(40), 'A'.repeat(41), ''], false],
  ['paymentConditionsId', conditions, false],
  ['paymentOrder', booleans, false],
  ['discountPercentage', percents, false],
  ['discountPaymentDate', dates, false],
  ['discountAmount2', amounts, false],
  ['discountPercentage2', percents, false],
  ['discountPaymentDate2', dates, false],
  ['dueDate', dates, false],
  ['bpAccountNo', accounts, false],
  ['deliveryDate', dates, false],
  ['orderId', orders, false],
];

const partner = (kind: string): typeof common => [
  [`${kind}Name`, [...texts, 'A'.repeat(50), 'A'.repeat(51)], false],
  [`${kind}City`, ['Nürnberg', 'A'.repeat(30), 'A'.repeat(31), ''], false],
];

const rowFields = {
  accountsReceivableLedger: [...common, ...invoice, ...partner('customer')],
  accountsPayableLedger: [...common, ...invoice, ...partner('supplier')],
  cashLedger: [
    ...common,
    ['currencyCode', ['EUR', '', 'USD'], true],
    ['invoiceId', invoiceIds, false],
    ['bookingText', texts, true],
  ],
} as const satisfies Record<string, readonly (readonly [string, readonly string[], boolean])[]>;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');

/** The first value of each pool is valid; one in `weight` draws is any of the pool. */
function value(pool: readonly string[], weight: number): fc.Arbitrary<string> {
  const first = pool[0] ?? '';
  return fc.oneof(
    { arbitrary: fc.constant(first), weight },
    { arbitrary: fc.constantFrom(...pool), weight: 1 },
  );
}

type Field = readonly [string, readonly string[], boolean];

function element([name, pool, isRequired]: Field): fc.Arbitrary<string> {
  const written = value(pool, 70).map((text) => `<${name}>${escaped(text)}</${name}>`);
  const missing = fc.constant('');
  return isRequired
    ? fc.oneof({ arbitrary: written, weight: 80 }, { arbitrary: missing, weight: 1 })
    : fc.oneof({ arbitrary: written, weight: 1 }, { arbitrary: missing, weight: 2 });
}

/** Now and then two neighbours are swapped, one is doubled, or a stranger comes in. */
function disturbed(parts: fc.Arbitrary<string[]>): fc.Arbitrary<string> {
  const stranger = fc.constantFrom('<foo/>', '<amount>1.00</amount>', 'text', '<!-- c -->', '<?p i?>');
  const move = fc.tuple(
    fc.nat(60),
    fc.constantFrom('swap', 'double', 'stranger', 'none', 'none', 'none', 'none'),
    stranger,
  );
  return fc.tuple(parts, move).map(([list, [at, kind, extra]]) => {
    const index = list.length === 0 ? 0 : at % list.length;
    const copy = [...list];
    if (kind === 'swap') copy.splice(index, 2, copy[index + 1] ?? '', copy[index] ?? '');
    if (kind === 'double') copy.splice(index, 0, copy[index] ?? '');
    if (kind === 'stranger') copy.splice(index, 0, extra);
    return copy.join('');
  });
}

function attribute(name: string, pool: readonly string[], isRequired: boolean): fc.Arbitrary<string> {
  const written = value(pool, 25).map((text) => ` ${name}="${escaped(text)}"`);
  return fc.oneof(
    { arbitrary: written, weight: isRequired ? 60 : 1 },
    { arbitrary: fc.constant(''), weight: 1 },
  );
}

const notice = 'Kopie nur zur Verbuchung berechtigt nicht zum Vorsteuerabzug';

/** A LedgerImport document. */
export const ledgerXml: fc.Arbitrary<string> = fc
  .constantFrom('accountsReceivableLedger', 'accountsPayableLedger', 'cashLedger')
  .chain((kind) => {
    const row = disturbed(
      fc.tuple(...rowFields[kind].map((field) => element(field))).map((list) => [...list]),
    );
    const rows = fc.array(
      fc
        .tuple(row, value([kind, 'accountsPayableLedger', 'rows'], 60))
        .map(([body, name]) => `<${name}>${body}</${name}>`),
      { minLength: 0, maxLength: 3, size: 'max' },
    );
    const consolidate = fc
      .tuple(
        attribute('consolidatedAmount', amounts, true),
        attribute('consolidatedDate', dates, true),
        attribute('consolidatedCurrencyCode', currencies, true),
        attribute('consolidatedInvoiceId', invoiceIds, false),
        attribute('consolidatedDeliveryDate', dates, false),
        attribute('consolidatedOrderId', orders, false),
      )
      .map((list) => list.join(''));
    const root = fc
      .tuple(
        attribute('version', ['6.0', '6x0', '5.0', '', '6.0 ', '6.00'], true),
        attribute('generator_info', ['ACME', 'A'.repeat(40), 'A'.repeat(41), ''], true),
        attribute('generating_system', ['S', 'A'.repeat(41), ''], false),
        attribute('xml_data', [notice, `${notice} `, '', 'x'], true),
        fc.constantFrom('', '', '', '', '', '', '', ' foo="1"'),
        fc.constantFrom('v060', 'v060', 'v060', 'v060', 'v060', 'v060', 'v060', 'v050'),
      )
      .map((list) => list);
    return fc
      .tuple(root, consolidate, rows)
      .map(([[version, info, system, data, extra, space], head, body]) => {
        const attributes = `${version}${info}${system}${data}${extra}`;
        return `<LedgerImport xmlns="http://xml.datev.de/bedi/tps/ledger/${space}"${attributes}><consolidate${head}>${body.join('')}</consolidate></LedgerImport>`;
      });
  });

const months = [
  '2026-01',
  '2026-13',
  '1752-12',
  '',
  'Ordner',
  'A'.repeat(40),
  'A'.repeat(41),
  ` 2026-01${' '.repeat(50)}`,
  '1000',
  '2026-01Z',
];
const names = ['a.pdf', 'A'.repeat(255), 'A'.repeat(256), '', 'ä b.pdf'];

const property = fc
  .tuple(
    attribute('key', ['1', '3', '2', '4', '', '+1', ' 1 ', '01'], true),
    attribute('value', months, true),
  )
  .map(([key, text]) => `<property${text}${key}/>`);

const properties = fc.oneof(
  { arbitrary: fc.array(property, { minLength: 1, maxLength: 2, size: 'max' }), weight: 12 },
  { arbitrary: fc.array(property, { maxLength: 3, size: 'max' }), weight: 1 },
);

const extensionTypes = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      'accountsReceivableLedger',
      'File',
      'cashLedger',
      'accountsPayableLedger',
      'SEPAFile',
      'Invoice',
      'cashLedgerPayPal',
    ),
    weight: 30,
  },
  { arbitrary: fc.constantFrom('invoice', 'extension', 'ledger', ''), weight: 1 },
);

const extension: fc.Arbitrary<string> = fc
  .tuple(
    extensionTypes,
    properties,
    attribute('datafile', names, true),
    attribute('name', names, true),
    fc.nat(40),
  )
  .map(([type, given, datafile, name, chance]) => {
    const isFile = type === 'File' || type === 'SEPAFile';
    const swapped = chance === 0;
    const own = isFile !== swapped ? name : datafile;
    const body = isFile && chance !== 1 ? '' : given.join('');
    const invoiceBody = '<property key="InvoiceType" value="Incoming"/>';
    const content = type === 'Invoice' && chance > 5 ? invoiceBody : body;
    return `<extension xsi:type="${type}"${own}>${content}</extension>`;
  });

const level = fc
  .tuple(
    attribute('id', ['1', '2', '3', '99', '100', '0', '+1', '-1', '01', ''], true),
    attribute('name', ['Buch', 'A'.repeat(30), 'A'.repeat(31), ''], true),
  )
  .map(([id, name]) => `<level${id}${name}/>`);

const repository = fc
  .oneof(
    { arbitrary: fc.array(level, { minLength: 1, maxLength: 3, size: 'max' }), weight: 10 },
    { arbitrary: fc.array(level, { maxLength: 4, size: 'max' }), weight: 1 },
  )

  .map((levels) => `<repository>${levels.join('')}</repository>`);

const guids = [
  '9ffd1116-da0c-4a30-95d4-ef93fe31097a',
  '9FFD1116-DA0C-4A30-95D4-EF93FE31097A',
  '9FFD1116DA0C4A3095D4EF93FE31097A',
  '',
  'g',
  '{9FFD1116-DA0C-4A30-95D4-EF93FE31097A}',
];

const documentElement: fc.Arbitrary<string> = fc
  .tuple(
    fc.tuple(
      attribute('guid', guids, false),
      attribute('type', ['1', '2', '3', '', ' 2 ', '+1', '01'], false),
      attribute('processID', ['2', '1', '3', ''], false),
    ),
    disturbed(
      fc
        .tuple(
          element(['description', ['D', 'A'.repeat(40), 'A'.repeat(41), ''], false]),
          element(['keywords', ['K', 'A'.repeat(255), 'A'.repeat(256), ''], false]),
          fc.array(extension, { minLength: 1, maxLength: 3, size: 'max' }).map((list) => list.join('')),
          fc.oneof({ arbitrary: fc.constant(''), weight: 3 }, { arbitrary: repository, weight: 1 }),
          fc.constantFrom('', '', '', '', '<documentintern><property key="k" value="v"/></documentintern>'),
        )
        .map((list) => [...list]),
    ),
  )
  .map(([attributes, body]) => `<document${attributes.join('')}>${body}</document>`);

const moments = [
  '2026-02-01T10:00:00',
  '2026-02-01T10:00:00.123',
  '2026-02-01T10:00:00Z',
  '2026-02-01T10:00:00+01:00',
  '2026-02-01',
  '',
  '2026-02-01T24:00:00',
  '2026-02-01T25:00:00',
  '9999-12-31T23:59:59',
  '9999-12-31T23:59:59.5',
  '12026-02-01T10:00:00',
  '-2026-02-01T10:00:00',
  ' 2026-02-01T10:00:00 ',
  '0001-01-01T00:00:00',
];

const header = disturbed(
  fc
    .tuple(
      element(['date', moments, true]),
      element(['description', ['D', 'A'.repeat(255), 'A'.repeat(256), ''], false]),
      element([
        'consultantNumber',
        ['455148', '1000', '999', '9999999', '10000000', '0455148', '', '+1000'],
        false,
      ]),
      element(['clientNumber', ['1', '0', '99999', '100000', '01', '', '-0'], false]),
      element(['clientName', ['Muster', 'A'.repeat(36), 'A'.repeat(37), ''], false]),
      fc.oneof({ arbitrary: fc.constant(''), weight: 4 }, { arbitrary: repository, weight: 1 }),
    )
    .map((list) => [...list]),
).map((body) => `<header>${body}</header>`);

/** A document.xml. */
export const documentXml: fc.Arbitrary<string> = fc
  .tuple(
    fc.tuple(
      attribute('version', ['6.0', '6x0', '5.0', '', '6.00'], true),
      attribute('guid', guids, false),
      attribute('generatingSystem', ['S', 'A'.repeat(40), 'A'.repeat(41), ''], false),
    ),
    header,
    fc.array(documentElement, { minLength: 1, maxLength: 2, size: 'max' }),
    fc.constantFrom('v06.0', 'v06.0', 'v06.0', 'v06.0', 'v06.0', 'v06.0', 'v06.0', 'v060'),
  )
  .map(([attributes, head, documents, space]) => {
    const declared = `xmlns="http://xml.datev.de/bedi/tps/document/${space}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
    return `<archive ${declared}${attributes.join('')}>${head}<content>${documents.join('')}</content></archive>`;
  });

/** Every value of every pool by itself in a LedgerImport that is valid otherwise. */
export function singleDeviations(): { readonly name: string; readonly xml: string }[] {
  return Object.entries(rowFields).flatMap(([kind, fields]) =>
    fields.flatMap(([name, pool]) =>
      pool.map((text) => ({
        name: `${kind} ${name}=${JSON.stringify(text).slice(0, 40)}`,
        xml: ledgerWith(kind, fields, name, text),
      })),
    ),
  );
}

function ledgerWith(kind: string, fields: readonly Field[], name: string, text: string): string {
  const body = fields.map(([element, pool, isRequired]) => {
    if (element !== name && !isRequired) return '';
    return `<${element}>${escaped(element === name ? text : (pool[0] ?? ''))}</${element}>`;
  });
  const head = 'consolidatedAmount="119.00" consolidatedDate="2026-01-12" consolidatedCurrencyCode="EUR"';
  return `<LedgerImport xmlns="http://xml.datev.de/bedi/tps/ledger/v060" version="6.0" generator_info="ACME" xml_data="${notice}"><consolidate ${head}><${kind}>${body.join('')}</${kind}></consolidate></LedgerImport>`;
}
