import { isDeepStrictEqual } from 'node:util';
import type { GeneralDataSettings } from './settings';

/** Whose lines in a file come out otherwise under new settings. */
export interface AffectedRecords {
  readonly employees: boolean;
  /** `all`, those without a Lohnart of their own, or none. */
  readonly compensations: 'all' | 'without_wage_type' | 'none';
  /** `all`, or those of these types. */
  readonly timeOffs: 'all' | readonly string[];
}

/** Pure: what has to go once more because the Berater changed a number or the program. */
export function affectedBy(before: GeneralDataSettings, after: GeneralDataSettings): AffectedRecords {
  const differs = (key: keyof GeneralDataSettings) => !isDeepStrictEqual(before[key], after[key]);
  if (differs('targetSystem') || differs('consultantNumber') || differs('clientNumber')) {
    return { employees: true, compensations: 'all', timeOffs: 'all' };
  }
  return {
    employees:
      differs('lodasGenderCodes') || differs('lodasMaritalStatusCodes') || differs('lodasPaymentMethod'),
    compensations: differs('fixedPaymentId')
      ? 'all'
      : differs('defaultWageType')
        ? 'without_wage_type'
        : 'none',
    timeOffs: changedTypes(before, after),
  };
}

function changedTypes(before: GeneralDataSettings, after: GeneralDataSettings): string[] {
  const types = new Set([...before.absences, ...after.absences].map(({ type }) => type));
  const of = (settings: GeneralDataSettings, type: string) =>
    settings.absences.find((mapping) => mapping.type === type);
  return [...types].filter((type) => !isDeepStrictEqual(of(before, type), of(after, type)));
}
