/**
 * English words for what problems of people data name in German: fields, and what a field takes (U2). Keyed by the German
 * words, because warnings of earlier pushes are kept with them.
 */

const fields: Readonly<Record<string, string>> = {
  Kennung: 'identifier',
  Personalnummer: 'personnel number',
  Vorname: 'first name',
  Familienname: 'surname',
  Geburtsname: 'birth name',
  Titel: 'title',
  Namenszusatz: 'name affix',
  Vorsatzwort: 'name prefix',
  Geschlecht: 'gender',
  Familienstand: 'marital status',
  Geburtsdatum: 'date of birth',
  Geburtsort: 'place of birth',
  Geburtsland: 'country of birth',
  Staatsangehörigkeit: 'nationality',
  'E-Mail': 'e-mail',
  Telefon: 'phone',
  Straße: 'street',
  Hausnummer: 'house number',
  Anschriftenzusatz: 'address supplement',
  Postleitzahl: 'postal code',
  Ort: 'city',
  Land: 'country',
  Eintrittsdatum: 'date of entry',
  Austrittsdatum: 'date of exit',
  Berufsbezeichnung: 'job title',
  'Ausgeübte Tätigkeit': 'activity key',
  Personengruppe: 'personnel group',
  Schulabschluss: 'school education',
  Ausbildungsabschluss: 'professional training',
  Vertragsform: 'form of contract',
  Stammkostenstelle: 'main cost centre',
  Wochenarbeitszeit: 'weekly hours',
  'Steuer-ID': 'tax id',
  Steuerklasse: 'tax class',
  Faktor: 'tax factor',
  Kinderfreibeträge: 'child allowances',
  Konfession: 'denomination',
  'Konfession des Ehepartners': 'spouse’s denomination',
  Versicherungsnummer: 'insurance number',
  Krankenkassennummer: 'number of the health insurer',
  'Beitragsgruppe KV': 'contribution class health',
  'Beitragsgruppe RV': 'contribution class pension',
  'Beitragsgruppe AV': 'contribution class unemployment',
  'Beitragsgruppe PV': 'contribution class care',
  IBAN: 'IBAN',
  BIC: 'BIC',
  'Abweichender Kontoinhaber': 'other account holder',
  Zahlungsart: 'payment method',
  Betrag: 'amount',
  Lohnart: 'Lohnart',
  Kostenstelle: 'cost centre',
  Stunden: 'hours',
  Wert: 'value',
  Bearbeitungsschlüssel: 'processing code',
};

const values: readonly (readonly [pattern: RegExp, english: string])[] = [
  [/^höchstens (\d+) Zeichen$/, 'at most $1 characters'],
  [
    /^höchstens 13 Zeichen: Buchstaben, Ziffern, # und Leerzeichen$/,
    'at most 13 characters: letters, digits, # and blanks',
  ],
  [/^eine E-Mail-Adresse$/, 'an e-mail address'],
  [/^fünf Ziffern$/, 'five digits'],
  [/^in Deutschland fünf Ziffern$/, 'in Germany five digits'],
  [/^bis zu acht Ziffern$/, 'up to eight digits'],
  [/^8 oder 11 Zeichen$/, '8 or 11 characters'],
  [/^elf Ziffern, die erste nicht 0$/, 'eleven digits, the first not 0'],
  [
    /^zwölf Stellen: Bereich, Geburtstag, Buchstabe, drei Ziffern$/,
    'twelve characters: area, birthday, letter, three digits',
  ],
  [/^eine IBAN$/, 'an IBAN'],
  [/^nur bei Steuerklasse 4$/, 'with tax class 4 only'],
  [/^0–99,5 in Schritten von 0,5$/, '0–99.5 in steps of 0.5'],
  [/^0,001–0,999$/, '0.001–0.999'],
  [/^−999\.999,99 bis 999\.999,99$/, '−999,999.99 to 999,999.99'],
  [/^0–999\.999,99$/, '0–999,999.99'],
  [/^0,00 bis 99,99$/, '0.00 to 99.99'],
  [/^mehr als 0, höchstens 24$/, 'more than 0, at most 24'],
];

/** `Vorname` → `first name`; several stand separated by `, `. A word nobody knows stays. */
export function englishFields(german: string): string {
  return german
    .split(', ')
    .map((field) => fields[field] ?? field)
    .join(', ');
}

/** What a field takes, in English; lists of digits and letters read the same in both. */
export function englishRange(german: string): string {
  const known = values.find(([pattern]) => pattern.test(german));
  return known ? german.replace(known[0], known[1]) : german;
}
