import type { ProblemCode } from '../problem-code';

/** What the edge refuses: input that cannot be read (`message` is a German sentence with an example). */
export const inputProblemCodes = [
  {
    code: 'INPUT_FIELD_MISSING',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Ein Pflichtfeld fehlt.',
  },
  {
    code: 'INPUT_FIELD_UNKNOWN',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning:
      'Ein Feld ist unbekannt (Tippfehler?); unbekannte Felder werden nicht stillschweigend übergangen.',
  },
  {
    code: 'INPUT_TYPE_WRONG',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Ein Feld hat die falsche Art (zum Beispiel Zahl statt Text).',
  },
  {
    code: 'INPUT_CHOICE_UNKNOWN',
    params: ['field', 'message', 'choices'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Ein Feld hat keinen der erlaubten Werte.',
  },
  {
    code: 'INPUT_TOO_LONG',
    params: ['field', 'message', 'limit'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Ein Text oder eine Liste ist unsinnig lang.',
  },
  {
    code: 'INPUT_AMOUNT_UNREADABLE',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Ein Betrag ist keine Dezimalzahl mit Punkt und höchstens zwei Nachkommastellen.',
  },
  {
    code: 'INPUT_DATE_UNREADABLE',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Ein Datum ist kein Kalendertag in der Form JJJJ-MM-TT.',
  },
  {
    code: 'INPUT_PERCENT_UNREADABLE',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Ein Prozentsatz ist nicht lesbar.',
  },
  {
    code: 'INPUT_EXCHANGE_RATE_UNREADABLE',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Der Wechselkurs ist nicht lesbar.',
  },
  {
    code: 'INPUT_QUANTITY_UNREADABLE',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Eine KOST-Menge ist nicht lesbar.',
  },
  {
    code: 'INPUT_CURRENCY_UNREADABLE',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Die Währung ist kein Kürzel nach ISO 4217.',
  },
  {
    code: 'INPUT_COUNTRY_UNREADABLE',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Das Land ist kein Kürzel nach ISO 3166-1.',
  },
  {
    code: 'INPUT_DIGITS_UNREADABLE',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Konto, Steuerschlüssel oder Zahlungsbedingung besteht nicht nur aus Ziffern.',
  },
  {
    code: 'INPUT_BASE64_UNREADABLE',
    params: ['field', 'message'],
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Der Inhalt einer Datei ist nicht in Base64 kodiert.',
  },
] as const satisfies readonly ProblemCode[];
