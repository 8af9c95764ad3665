import { accountingMonthOf, berlinDay } from '@/lib/bookkeeping/calendar';
import { storeCompensations } from '@/lib/general-data/people/store-compensations';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { storeTimeOffs } from '@/lib/general-data/people/store-time-offs';
import { saveSettings } from '@/lib/general-data/settings/save-settings';
import type { Platform } from '@/lib/platform';
import type { SeededCompany } from './people';

const home = { postalCode: '90402', city: 'Nürnberg', country: 'DE', nationality: 'DE' };

/** Four people of a small company; numbers of tax, insurance and bank are examples with right check digits. */
const demoEmployees = [
  {
    ...home,
    externalId: 'ma-1',
    personnelNumber: 1,
    firstName: 'Jörg',
    lastName: 'Müller',
    gender: 'male',
    maritalStatus: 'married',
    birthDate: '1985-02-23',
    street: 'Fürther Straße',
    houseNumber: '12',
    entryDate: '2019-04-01',
    jobTitle: 'Tischlermeister',
    personnelGroup: 101,
    weeklyHours: '40.00',
    taxId: '86095742719',
    taxClass: 3,
    denomination: 'ev',
    socialSecurityNumber: '65230285M007',
    iban: 'DE02120300000000202051',
    bic: 'BYLADEM1001',
  },
  {
    ...home,
    externalId: 'ma-2',
    personnelNumber: 2,
    firstName: 'Susanne',
    lastName: 'Schmidt',
    gender: 'female',
    maritalStatus: 'single',
    birthDate: '1990-07-14',
    street: 'Pirckheimerstraße',
    houseNumber: '68',
    entryDate: '2021-10-01',
    jobTitle: 'Buchhalterin',
    personnelGroup: 101,
    weeklyHours: '30.00',
    taxId: '47036892849',
    taxClass: 1,
    socialSecurityNumber: '21140790S006',
    iban: 'DE02500105170137075030',
    bic: 'INGDDEFFXXX',
  },
  {
    ...home,
    externalId: 'ma-3',
    personnelNumber: 3,
    firstName: 'Michał',
    lastName: 'Wójcik',
    gender: 'male',
    maritalStatus: 'married',
    birthDate: '1978-05-02',
    nationality: 'PL',
    street: 'Wölckernstraße',
    houseNumber: '5a',
    entryDate: '2023-01-01',
    jobTitle: 'Schreiner',
    personnelGroup: 101,
    weeklyHours: '38.50',
    taxId: '47036892912',
    taxClass: 4,
    denomination: 'rk',
    socialSecurityNumber: '43020578W007',
    iban: 'DE02100500000054540402',
  },
  {
    ...home,
    externalId: 'ma-4',
    personnelNumber: 4,
    firstName: 'Elif',
    lastName: 'Yılmaz',
    gender: 'female',
    birthDate: '1995-11-30',
    street: 'Rothenburger Straße',
    houseNumber: '201',
    entryDate: '2025-09-01',
    jobTitle: 'Auszubildende',
    personnelGroup: 102,
    weeklyHours: '40.00',
    taxId: '47036892961',
    taxClass: 1,
    socialSecurityNumber: '76301195Y008',
    iban: 'DE02300209000106531065',
  },
] as const;

/** Since when the wages are valid, of the year before this month. */
function wagesSince(yearBefore: string) {
  const validFrom = `${yearBefore}-01`;
  const monthly = (employeeId: string, amount: string) => ({
    externalId: `${employeeId}/${validFrom}/month`,
    employeeId,
    period: 'month',
    amount,
    validFrom,
  });
  return [
    { ...monthly('ma-1', '4200.00'), wageType: 200 },
    monthly('ma-2', '3150.00'),
    { externalId: `ma-3/${validFrom}/hour`, employeeId: 'ma-3', period: 'hour', amount: '21.50', validFrom },
    monthly('ma-4', '1080.00'),
  ];
}

/** One of each: mapped, half a day, not approved, and a kind nobody has mapped. */
function absencesOf(month: string) {
  const day = (date: string) => `${month}-${date}`;
  return [
    {
      externalId: 'ab-1',
      employeeId: 'ma-1',
      type: 'Urlaub',
      from: day('02'),
      to: day('06'),
      status: 'approved',
    },
    {
      externalId: 'ab-2',
      employeeId: 'ma-2',
      type: 'Krankheit',
      from: day('09'),
      to: day('10'),
      status: 'approved',
    },
    {
      externalId: 'ab-3',
      employeeId: 'ma-3',
      type: 'Urlaub',
      from: day('16'),
      to: day('20'),
      status: 'requested',
    },
    {
      externalId: 'ab-4',
      employeeId: 'ma-4',
      type: 'Berufsschule',
      from: day('12'),
      to: day('13'),
      status: 'approved',
    },
  ];
}

/**
 * People of the demo company with wages and absences, and the settings its Berater has entered. The numbers stand in the
 * settings too, so that files can be made before anybody has connected (K2, K6).
 */
export async function seedEmployees(platform: Platform, { actors }: SeededCompany): Promise<void> {
  const month = accountingMonthOf(berlinDay(platform.clock.now()));
  const year = Number(month.slice(0, 4));
  await saveSettings(platform, actors.adviser, {
    targetSystem: 'lodas',
    consultantNumber: 455148,
    clientNumber: 1,
    defaultWageType: 100,
    absences: [
      { type: 'Urlaub', lodasReason: 32, lugKey: 'U', lugDays: 'working_days' },
      { type: 'Krankheit', lodasReason: 11, lugKey: 'K', lugDays: 'calendar_days' },
    ],
  });
  const results = [
    ...(await storeEmployees(platform, actors.admin, demoEmployees, 'seed')),
    ...(await storeCompensations(platform, actors.admin, wagesSince(`${year - 1}-${month.slice(5)}`))),
    ...(await storeTimeOffs(platform, actors.admin, absencesOf(month))),
  ];
  for (const result of results) {
    if (result.kind !== 'created') throw new Error(`demo people: ${JSON.stringify(result)}`);
  }
}
