import type { Catalogue, CatalogueEntry, FindingText } from './entry';

/** What the API refuses because it cannot be read at all; the customer's invoicing software has to change what it sends. */
function input(
  de: Pick<FindingText, 'title' | 'cause'>,
  en: Pick<FindingText, 'title' | 'cause'>,
): CatalogueEntry {
  return {
    severity: 'blocker',
    owner: 'customer',
    de: {
      ...de,
      remedy:
        'Bitte berichtigen Sie die Angabe und übergeben Sie die Daten erneut. Kommen sie aus Ihrer Rechnungssoftware, gibt deren Betreuer die Meldung an den Hersteller weiter.',
    },
    en: {
      ...en,
      remedy:
        'Please correct the value and hand the data over again. If they come from your invoicing software, whoever looks after it passes the message on to its maker.',
    },
  };
}

/** Input at the edge: missing, unknown or unreadable fields. */
export const inputFindings = {
  INPUT_FIELD_MISSING: input(
    { title: 'Das Feld {field} fehlt', cause: 'Ohne diese Angabe kann der Beleg nicht gespeichert werden.' },
    { title: 'The field {field} is missing', cause: 'Without this value the document cannot be stored.' },
  ),
  INPUT_FIELD_UNKNOWN: input(
    {
      title: 'Das Feld {field} ist unbekannt',
      cause:
        'Unbekannte Felder werden nicht stillschweigend übergangen: Es könnte ein Tippfehler in einem wichtigen Feld sein.',
    },
    {
      title: 'The field {field} is unknown',
      cause: 'Unknown fields are not passed over silently: it could be a typing error in an important field.',
    },
  ),
  INPUT_TYPE_WRONG: input(
    { title: 'Das Feld {field} hat die falsche Art', cause: '{message}' },
    {
      title: 'The field {field} has the wrong kind',
      cause: 'A text, a number, a list or an object was expected here, and something else came.',
    },
  ),
  INPUT_CHOICE_UNKNOWN: input(
    { title: 'Das Feld {field} hat einen unbekannten Wert', cause: 'Möglich sind: {choices}.' },
    { title: 'The field {field} has an unknown value', cause: 'Possible values: {choices}.' },
  ),
  INPUT_TOO_LONG: input(
    {
      title: 'Das Feld {field} ist zu lang',
      cause: 'Mehr als {limit} Zeichen oder Einträge werden hier nicht gespeichert.',
    },
    {
      title: 'The field {field} is too long',
      cause: 'More than {limit} characters or entries are not stored here.',
    },
  ),
  INPUT_AMOUNT_UNREADABLE: input(
    {
      title: 'Der Betrag in {field} ist nicht lesbar',
      cause:
        'Beträge stehen als Text mit Punkt und höchstens zwei Nachkommastellen, zum Beispiel "1309.00" oder "-25.50".',
    },
    {
      title: 'The amount in {field} cannot be read',
      cause: 'Amounts are text with a point and two decimals at most, for example "1309.00" or "-25.50".',
    },
  ),
  INPUT_DATE_UNREADABLE: input(
    {
      title: 'Das Datum in {field} ist nicht lesbar',
      cause: 'Ein Datum hat die Form JJJJ-MM-TT und muss es im Kalender geben, zum Beispiel "2026-01-15".',
    },
    {
      title: 'The date in {field} cannot be read',
      cause: 'A date has the form YYYY-MM-DD and must exist in the calendar, for example "2026-01-15".',
    },
  ),
  INPUT_PERCENT_UNREADABLE: input(
    {
      title: 'Der Prozentsatz in {field} ist nicht lesbar',
      cause:
        'Prozentsätze liegen zwischen 0 und 99.99 und haben höchstens zwei Nachkommastellen, zum Beispiel "19.00".',
    },
    {
      title: 'The percentage in {field} cannot be read',
      cause: 'Percentages lie between 0 and 99.99 with two decimals at most, for example "19.00".',
    },
  ),
  INPUT_EXCHANGE_RATE_UNREADABLE: input(
    {
      title: 'Der Wechselkurs in {field} ist nicht lesbar',
      cause:
        'Der Kurs sagt, wie viele Einheiten der fremden Währung ein Euro kostet, mit höchstens sechs Nachkommastellen, zum Beispiel "1.147900".',
    },
    {
      title: 'The exchange rate in {field} cannot be read',
      cause:
        'The rate says how many units of the foreign currency one euro costs, with six decimals at most, for example "1.147900".',
    },
  ),
  INPUT_QUANTITY_UNREADABLE: input(
    {
      title: 'Die Menge in {field} ist nicht lesbar',
      cause: 'Mengen sind größer als 0 und haben höchstens vier Nachkommastellen, zum Beispiel "2.5".',
    },
    {
      title: 'The quantity in {field} cannot be read',
      cause: 'Quantities are above 0 with four decimals at most, for example "2.5".',
    },
  ),
  INPUT_CURRENCY_UNREADABLE: input(
    {
      title: 'Die Währung in {field} ist nicht lesbar',
      cause: 'Die Währung ist ein Kürzel aus drei Großbuchstaben nach ISO 4217, zum Beispiel "EUR".',
    },
    {
      title: 'The currency in {field} cannot be read',
      cause: 'The currency is a code of three capital letters by ISO 4217, for example "EUR".',
    },
  ),
  INPUT_COUNTRY_UNREADABLE: input(
    {
      title: 'Das Land in {field} ist nicht lesbar',
      cause: 'Das Land ist ein Kürzel aus zwei Großbuchstaben nach ISO 3166-1, zum Beispiel "DE".',
    },
    {
      title: 'The country in {field} cannot be read',
      cause: 'The country is a code of two capital letters by ISO 3166-1, for example "DE".',
    },
  ),
  INPUT_DIGITS_UNREADABLE: input(
    {
      title: 'Das Feld {field} besteht nicht nur aus Ziffern',
      cause:
        'Konten, Steuerschlüssel und Zahlungsbedingungen haben höchstens neun Ziffern, zum Beispiel "8400".',
    },
    {
      title: 'The field {field} is not made of digits only',
      cause: 'Accounts, tax keys and payment conditions have nine digits at most, for example "8400".',
    },
  ),
  INPUT_BASE64_UNREADABLE: input(
    { title: 'Die Datei in {field} ist nicht lesbar', cause: 'Ihr Inhalt ist nicht in Base64 kodiert.' },
    { title: 'The file in {field} cannot be read', cause: 'Its content is not encoded in Base64.' },
  ),
} as const satisfies Catalogue;
