/**
 * Values DATEV's payroll programs know, after DATEV's payroll data exchange (hr:exchange 1.0.25, same engines). That an
 * ASCII file takes the same is inferred.
 */

function numbersOf(text: string): ReadonlySet<number> {
  const values = text.split(' ').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return new Set(values);
}

export const highestPersonnelNumber = 99_999;
export const highestWageType = 9_999;

/** Personengruppenschlüssel. */
export const personnelGroups = numbersOf('101-114 116-124 127 190 900');

/** LODAS Fehlzeitengründe; their meanings are not published, so each company maps its own. */
export const lodasAbsenceReasons = numbersOf(
  '11 14-16 19 21 23-25 28-29 31-33 41-45 47 51 61-64 81 103 105-106 200 210 260 300-306',
);

/** LODAS Bearbeitungsschlüssel. */
export const lodasProcessingCodes = numbersOf('1-6 8 10-14 16 21-25 44-49 63-64 66-95');

/** Ausfallschlüssel of Lohn und Gehalt. */
export const lugAbsenceKeys: ReadonlySet<string> = new Set(
  (
    '1 2 3 4 5 AA AE AF AM AS BR EK EO ER ES EÜ EZ F FE FK FN FR FS FU GR K K6 KA KB KE KF KG KK KO KP KS KT KU ' +
    'KV KW LA ME MK ML MS OS PB PE PK PO PS PU PZ QA QB QC QD QF QG QK QN QO QS QT QU RA RH SO ST SU SZ U U6 UA ' +
    'UB UE UF UU VG VK VL VS W1 WA WD WE WK ZD'
  ).split(' '),
);

/** Konfession. */
export const denominations: ReadonlySet<string> = new Set(
  'ak ev fa fb fg fm fr fs ib ih il is iw jd jh lt rf rk'.split(' '),
);

/** Beitragsgruppen. */
export const contributionClasses = {
  contributionHealth: numbersOf('0-1 3-6 9'),
  contributionPension: numbersOf('0-1 3 5'),
  contributionUnemployment: numbersOf('0-2'),
  contributionCare: numbersOf('0-2'),
} as const;

/** Longest texts that may be shortened, with a warning. */
export const employeeTextLimits = {
  firstName: 30,
  lastName: 30,
  birthName: 30,
  title: 20,
  nameAffix: 20,
  namePrefix: 20,
  birthPlace: 34,
  street: 33,
  addressSupplement: 40,
  city: 34,
  jobTitle: 30,
  accountHolder: 25,
} as const;

/** Longest values that have an identity: a shortened one would be another one. */
export const employeeValueLimits = { houseNumber: 9, postalCode: 10, email: 60, phone: 60 } as const;
