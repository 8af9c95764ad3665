import { storeCompensations } from '@/lib/general-data/people/store-compensations';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { storeTimeOffs } from '@/lib/general-data/people/store-time-offs';
import { saveSettings } from '@/lib/general-data/settings/save-settings';
import type { Actor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { type CompanyScene, makeCompany } from '../identity/scene';

/** A person with everything that payroll asks for; values of tax, insurance and bank are well-formed. */
export function employeeJson(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    externalId: 'p-26',
    personnelNumber: 26,
    firstName: 'Jörg',
    lastName: 'Müller',
    birthDate: '1985-02-23',
    nationality: 'DE',
    street: 'Baustraße',
    houseNumber: '27',
    postalCode: '90482',
    city: 'Nürnberg',
    country: 'DE',
    entryDate: '2024-04-01',
    jobTitle: 'Entwickler',
    personnelGroup: 101,
    taxId: '86095742719',
    taxClass: 1,
    denomination: 'rk',
    socialSecurityNumber: '65230285M007',
    iban: 'DE02120300000000202051',
    bic: 'BYLADEM1001',
    ...over,
  };
}

export function compensationJson(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    externalId: 'w-1',
    employeeId: 'p-26',
    period: 'month',
    amount: '4500.00',
    wageType: 200,
    validFrom: '2026-01-01',
    ...over,
  };
}

export function timeOffJson(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    externalId: 'u-1',
    employeeId: 'p-26',
    type: 'vacation',
    from: '2026-02-02',
    to: '2026-02-06',
    status: 'approved',
    ...over,
  };
}

/** A file as another program makes it, of one person of that name. */
export function lodasFile(name = 'Müller'): string {
  return [
    '[Allgemein]',
    'Ziel=LODAS',
    'BeraterNr=455148',
    'MandantenNr=1',
    'Datumsformat=TT.MM.JJJJ',
    'StammdatenGueltigAb=01.02.2026',
    '[Satzbeschreibung]',
    '100;u_lod_psd_mitarbeiter;pnr#psd;duevo_familienname#psd;',
    '[Stammdaten]',
    `100;26;"${name}";`,
    '',
  ].join('\r\n');
}

/** A company whose payroll runs in LODAS under numbers of its own, without any connection. */
export async function makePayrollCompany(platform: Platform, name: string): Promise<CompanyScene> {
  const company = await makeCompany(platform, name);
  const saved = await saveSettings(platform, company.admin, {
    targetSystem: 'lodas',
    consultantNumber: 455148,
    clientNumber: 1,
    defaultWageType: 100,
    absences: [{ type: 'vacation', lodasReason: 32, lugKey: 'U', lugDays: 'working_days' }],
  });
  if (saved.kind !== 'saved') throw new Error(`settings not saved: ${saved.paths.join()}`);
  return company;
}

/** One person with a wage and an absence. */
export async function storeOnePerson(platform: Platform, actor: Actor): Promise<void> {
  const results = [
    ...(await storeEmployees(platform, actor, [employeeJson()])),
    ...(await storeCompensations(platform, actor, [compensationJson()])),
    ...(await storeTimeOffs(platform, actor, [timeOffJson()])),
  ];
  for (const result of results) if (result.kind !== 'created') throw new Error(JSON.stringify(result));
}
