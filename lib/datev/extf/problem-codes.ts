import type { ProblemCode } from '@/lib/bookkeeping/problem-code';

/** Why a partner does not stand in the EXTF file, or not as he is known here (K4, K5). */
export const extfProblemCodes = [
  {
    code: 'PARTNER_EXPORT_ACCOUNT_MISSING',
    params: ['record'],
    severity: 'blocker',
    owner: 'adviser',
    meaning: 'Der Geschäftspartner hat kein Debitoren- oder Kreditorenkonto.',
  },
  {
    code: 'PARTNER_EXPORT_ACCOUNT_RANGE',
    params: ['record', 'accountNo', 'expected'],
    severity: 'blocker',
    owner: 'adviser',
    meaning: 'Das Personenkonto passt nicht zur Kontenlänge oder zum Nummernkreis.',
  },
  {
    code: 'PARTNER_EXPORT_ACCOUNT_SHARED',
    params: ['record', 'accountNo', 'others'],
    severity: 'blocker',
    owner: 'adviser',
    meaning: 'Mehrere Geschäftspartner teilen sich ein Konto; einer würde den anderen überschreiben.',
  },
  {
    code: 'PARTNER_EXPORT_NAME_MISSING',
    params: ['record'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Vom Namen des Geschäftspartners bleibt in den Zeichen der Datei nichts übrig.',
  },
  {
    code: 'PARTNER_EXPORT_TEXT_SHORTENED',
    params: ['record', 'field', 'arrives', 'limit'],
    severity: 'warning',
    owner: 'customer',
    meaning: 'Ein Text ist länger als DATEVs Feld und kommt gekürzt an.',
  },
  {
    code: 'PARTNER_EXPORT_TEXT_RESPELLED',
    params: ['record', 'field', 'arrives'],
    severity: 'warning',
    owner: 'customer',
    meaning: 'Ein Text enthält Zeichen, die es in der Datei nicht gibt, und kommt umschrieben an.',
  },
  {
    code: 'PARTNER_EXPORT_CHARACTERS_LOST',
    params: ['record', 'field', 'arrives', 'characters'],
    severity: 'warning',
    owner: 'customer',
    meaning: 'Ein Text enthält Zeichen ohne lateinische Schreibweise; sie fehlen in der Datei.',
  },
  {
    code: 'PARTNER_EXPORT_VALUE_LEFT_OUT',
    params: ['record', 'field', 'value'],
    severity: 'warning',
    owner: 'customer',
    meaning: 'Ein Wert passt nicht in DATEVs Feld und fehlt in der Datei.',
  },
  {
    code: 'PARTNER_EXPORT_LONG_IBAN',
    params: ['record'],
    severity: 'hint',
    owner: 'adviser',
    meaning: 'Die IBAN hat mehr als 30 Zeichen; ob DATEV sie ganz übernimmt, ist offen.',
  },
  {
    code: 'EXTF_FORMAT',
    params: ['line', 'reason'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Eine Datei ist nicht im DATEV-Format.',
  },
] as const satisfies readonly ProblemCode[];
