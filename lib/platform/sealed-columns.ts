/** Whose text it is: a company's, or a person's (then the owner in the authenticated data is `user:<id>`). */
type Owner = 'company' | 'user';

interface SealedText {
  readonly table: string;
  /** Usually one; a text that moves from one column to another unchanged has two. */
  readonly columns: readonly string[];
  readonly owner: Owner;
}

/**
 * Everything that is sealed at rest (C10), by the name that stands in the authenticated data. The vault takes no other name, so
 * nothing can be sealed that `npm run reseal` does not know. A name never changes: texts sealed under it would no longer open.
 */
const sealedTexts = {
  'Connection.accessTokenSealed': {
    table: 'Connection',
    columns: ['accessTokenSealed'],
    owner: 'company',
  },
  'Connection.refreshTokenSealed': {
    table: 'Connection',
    columns: ['refreshTokenSealed'],
    owner: 'company',
  },
  'ConnectionAttempt.nonceSealed': {
    table: 'ConnectionAttempt',
    columns: ['nonceSealed'],
    owner: 'company',
  },
  'ConnectionAttempt.codeVerifierSealed': {
    table: 'ConnectionAttempt',
    columns: ['codeVerifierSealed'],
    owner: 'company',
  },
  'PendingRevocation.tokenSealed': {
    table: 'PendingRevocation',
    columns: ['tokenSealed'],
    owner: 'company',
  },
  'Employee.socialSecurityNumber': {
    table: 'Employee',
    columns: ['socialSecurityNumberSealed'],
    owner: 'company',
  },
  'Employee.taxId': { table: 'Employee', columns: ['taxIdSealed'], owner: 'company' },
  'Employee.iban': { table: 'Employee', columns: ['ibanSealed'], owner: 'company' },
  'Employee.denomination': { table: 'Employee', columns: ['denominationSealed'], owner: 'company' },
  'Employee.spouseDenomination': {
    table: 'Employee',
    columns: ['spouseDenominationSealed'],
    owner: 'company',
  },
  'DataPushFile.content': { table: 'DataPushFile', columns: ['contentSealed'], owner: 'company' },
  'User.totpSecret': { table: 'User', columns: ['totpSecret', 'totpPendingSecret'], owner: 'user' },
} as const satisfies Record<string, SealedText>;

export type SealedName = keyof typeof sealedTexts;

/** A column of sealed texts. */
export interface SealedColumn {
  readonly name: SealedName;
  readonly table: string;
  readonly column: string;
  readonly owner: Owner;
}

export const sealedColumns: readonly SealedColumn[] = (Object.keys(sealedTexts) as SealedName[]).flatMap(
  (name) => {
    const { table, columns, owner } = sealedTexts[name];
    return columns.map((column) => ({ name, table, column, owner }));
  },
);
