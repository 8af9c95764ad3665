import type { Employee } from '@/lib/bookkeeping/payroll/types';
import type { SealedPlace, Vault } from '@/lib/platform/vault';

/** What identifies a person to insurance, tax office, bank and church: never in clear text in the database (K7). */
export const sealedFields = [
  'socialSecurityNumber',
  'taxId',
  'iban',
  'denomination',
  'spouseDenomination',
] as const satisfies readonly (keyof Employee)[];
export type SealedField = (typeof sealedFields)[number];

/** The sealed columns of an `Employee` row. */
export interface SealedColumns {
  readonly socialSecurityNumberSealed: string | null;
  readonly taxIdSealed: string | null;
  readonly ibanSealed: string | null;
  readonly denominationSealed: string | null;
  readonly spouseDenominationSealed: string | null;
}

/** Where a value belongs, as authenticated data: a text moved to another company or column no longer opens. */
function sealedPlace(companyId: string, field: SealedField): SealedPlace {
  return { companyId, column: `Employee.${field}` };
}

export function sealFields(
  vault: Vault,
  companyId: string,
  values: Pick<Employee, SealedField>,
): SealedColumns {
  const seal = (field: SealedField) => {
    const value = values[field];
    return value === null ? null : vault.seal(value, sealedPlace(companyId, field));
  };
  return {
    socialSecurityNumberSealed: seal('socialSecurityNumber'),
    taxIdSealed: seal('taxId'),
    ibanSealed: seal('iban'),
    denominationSealed: seal('denomination'),
    spouseDenominationSealed: seal('spouseDenomination'),
  };
}

/** @throws VaultError for a text that was moved or whose key is gone */
export function openFields(
  vault: Vault,
  companyId: string,
  columns: SealedColumns,
): Pick<Employee, SealedField> {
  const open = (field: SealedField) => {
    const sealed = columns[`${field}Sealed`];
    return sealed === null ? null : vault.open(sealed, sealedPlace(companyId, field));
  };
  return {
    socialSecurityNumber: open('socialSecurityNumber'),
    taxId: open('taxId'),
    iban: open('iban'),
    denomination: open('denomination'),
    spouseDenomination: open('spouseDenomination'),
  };
}
