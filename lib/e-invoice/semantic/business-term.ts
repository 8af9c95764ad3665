/** German names of the business terms of EN 16931 that messages speak of. */
const names = {
  'BT-1': 'Rechnungsnummer',
  'BT-2': 'Rechnungsdatum',
  'BT-3': 'Dokumenttyp',
  'BT-5': 'Währung',
  'BT-6': 'Währung der Umsatzsteuer',
  'BT-9': 'Fälligkeit',
  'BT-72': 'Lieferdatum',
  'BT-73': 'Beginn des Leistungszeitraums',
  'BT-74': 'Ende des Leistungszeitraums',
  'BT-92': 'Nachlass',
  'BT-99': 'Zuschlag',
  'BT-106': 'Summe der Positionen',
  'BT-107': 'Summe der Nachlässe',
  'BT-108': 'Summe der Zuschläge',
  'BT-109': 'Rechnungsbetrag ohne Umsatzsteuer',
  'BT-110': 'Umsatzsteuer gesamt',
  'BT-111': 'Umsatzsteuer in Buchwährung',
  'BT-112': 'Rechnungsbetrag mit Umsatzsteuer',
  'BT-113': 'Bereits gezahlt',
  'BT-114': 'Rundungsbetrag',
  'BT-115': 'Zahlbetrag',
  'BT-116': 'Bemessungsgrundlage',
  'BT-117': 'Steuerbetrag',
  'BT-118': 'Steuerkategorie',
  'BT-119': 'Steuersatz',
  'BT-131': 'Nettobetrag der Position',
  'BT-152': 'Steuersatz der Position',
  Skonto: 'Skonto',
  Wechselkurs: 'Wechselkurs',
} as const;

export type BusinessTerm = keyof typeof names;

/** `Rechnungsnummer (BT-1)`. */
export function termName(term: BusinessTerm): string {
  return term.startsWith('BT-') ? `${names[term]} (${term})` : names[term];
}
