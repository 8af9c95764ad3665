import { settingsTexts } from '@/components/general-data/settings-input';
import type { WalkScene } from './walk-scene';

type Ids = WalkScene['ids'];

/** What somebody who must not would send to a server action: fitting its form, and aimed at the owner's things. */
export function inputOf(key: string, { ids }: Pick<WalkScene, 'ids'>): object {
  return ownInputs[key]?.(ids) ?? hostileInput(ids);
}

/** One object that most actions find their own fields in; all ids are the owner's. */
function hostileInput(ids: Ids): Record<string, unknown> {
  return {
    ...ids,
    documentIds: [ids['invoiceId']],
    rowIds: [ids['rowId']],
    replaces: ids['rowId'],
    version: 1,
    revision: { number: 'GEKAPERT' },
    ledger: 'accounts_payable',
    month: '2026-01',
    reason: 'Ein Grund, der lang genug ist.',
    text: 'Gekapert',
    verdict: 'not_arrived',
    role: 'admin',
    rule: '-',
    chart: 'SKR03',
    replacesOtherChart: true,
    name: 'Mallory',
    email: 'mallory@neugierig.test',
    addresses: '',
    accountNo: '70000',
    folderName: 'Gekapert',
    consultantNumber: '455148',
    clientNumber: '1',
    services: ['rechnungsdatenservice'],
    currentPassword: 'falsch',
    newPassword: 'falsch',
    password: 'falsch',
    code: '000000',
    token: 'x'.repeat(43),
    isDemanded: false,
    isPaused: true,
  };
}

const people = 'app/(product)/stammdaten/mitarbeiter/actions.ts';
const handover = 'app/(product)/stammdaten/uebergabe/actions.ts';

/** Forms whose fields the object above cannot stand for; ids in them are the owner's all the same. */
const ownInputs: Readonly<Record<string, (ids: Ids) => object>> = {
  'app/(product)/stammdaten/kontentabelle/actions.ts#save': (ids) => ({
    replaces: ids['rowId'],
    direction: 'outgoing',
    taxCase: 'domestic',
    taxRate: '19.00',
    ruleKind: 'general',
    ruleValue: '',
    accountNo: '8400',
    taxKey: '',
    isAutomatic: true,
  }),
  'app/(product)/einstellungen/zeitplan/actions.ts#save': () => ({
    rule: { rhythm: 'monthly', dayOfMonth: 5, hour: 6 },
    ledgers: ['accounts_payable'],
  }),
  'app/(product)/uebertragungen/[id]/actions.ts#settle': (ids) => ({
    id: ids['jobId'],
    verdict: 'not_arrived',
    reason: 'Ein Grund, der lang genug ist.',
  }),
  'app/(product)/uebertragungen/[id]/actions.ts#settleDocument': (ids) => ({
    id: ids['transferDocumentId'],
    verdict: 'not_arrived',
    reason: 'Ein Grund, der lang genug ist.',
  }),
  'app/(product)/datev-verbindung/guide-actions.ts#sendGuide': (ids) => ({ userIds: [ids['adviserUserId']] }),
  'app/(product)/einstellungen/mitglieder/actions.ts#withdraw': (ids) => ({
    invitationId: ids['invitationId'],
  }),
  [`${people}#saveEmployee`]: () => ({
    texts: { externalId: 'ma-1', lastName: 'Gekapert' },
    forget: ['iban'],
  }),
  [`${people}#addWage`]: () => ({
    employeeId: 'ma-1',
    period: 'monthly',
    amount: '1,00',
    wageType: '',
    validFrom: '2026-01-01',
  }),
  [`${people}#saveTimeOff`]: () => ({
    employeeId: 'ma-1',
    externalId: 'gekapert',
    type: 'Urlaub',
    from: '2026-01-05',
    to: '2026-01-06',
    startsHalfDay: false,
    endsHalfDay: false,
    hours: '',
    status: 'approved',
  }),
  [`${handover}#push`]: () => ({ isForced: true }),
  [`${handover}#sendAgain`]: (ids) => ({ fileId: ids['dataPushFileId'] }),
  [`${handover}#askState`]: (ids) => ({ fileId: ids['dataPushFileId'] }),
  'app/(product)/stammdaten/uebergabe/einstellungen/actions.ts#save': () => ({
    targetSystem: 'lug',
    uploadEncoding: 'utf-8',
    texts: Object.fromEntries(settingsTexts.map((name) => [name, ''])),
    genderCodes: {},
    maritalStatusCodes: {},
    absences: [],
    wageTypes: [],
  }),
};
