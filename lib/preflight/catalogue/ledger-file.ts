import type { Catalogue } from './entry';
import { selfCheck } from './self-check';

const file = '{fileName}';

/** Rules of a LedgerImport file beyond its schema (B2, reference: rules the XSD does not catch). */
export const ledgerFileFindings = {
  LEDGER_SCHEMA_VIOLATION: selfCheck(
    file,
    'Die Belegsatzdatei verletzt das Schema von DATEV: {message}',
    'The ledger file violates DATEV’s schema: {message}',
  ),
  LEDGER_EXTRA_SCHEMA_VIOLATION: selfCheck(
    file,
    'Die Belegsatzdatei verletzt das zusätzlich hinterlegte Schema: {message}',
    'The ledger file violates the additional schema: {message}',
  ),
  LEDGER_UNREADABLE: selfCheck(
    file,
    'Die Belegsatzdatei ist kein lesbares LedgerImport: {message}',
    'The ledger file is no readable LedgerImport: {message}',
  ),
  LEDGER_VERSION: selfCheck(
    file,
    'Die Versionsangabe ist „{version}“ statt 6.0.',
    'The version says “{version}” instead of 6.0.',
  ),
  LEDGER_SUM_MISMATCH: selfCheck(
    file,
    'Die Zeilen ergeben {rows|amount}, der Beleg nennt {total|amount} (Unterschied {difference|amount}).',
    'The rows add up to {rows|amount}, the document says {total|amount} (difference {difference|amount}).',
  ),
  LEDGER_TOTAL_ZERO: selfCheck(file, 'Der Gesamtbetrag ist 0,00.', 'The total is 0.00.'),
  LEDGER_PLUS_SIGN: selfCheck(
    file,
    'Der Betrag „{value}“ in {element} trägt ein Pluszeichen.',
    'The amount “{value}” in {element} has a plus sign.',
  ),
  LEDGER_DATE_MISMATCH: selfCheck(
    file,
    'Zeile {row} hat das Datum {date|date}, der Beleg {consolidated|date}.',
    'Row {row} has the date {date|date}, the document {consolidated|date}.',
  ),
  LEDGER_DATE_OUTSIDE_MONTH: selfCheck(
    file,
    'Das Belegdatum {date|date} liegt nicht im {month|month}.',
    'The document date {date|date} is not in {month|month}.',
  ),
  LEDGER_DATE_IN_CUT_MONTH: selfCheck(
    file,
    'Das Belegdatum {date|date} liegt in einem angeschnittenen Monat des Wirtschaftsjahres {start|date}–{end|date}.',
    'The document date {date|date} lies in a broken month of the fiscal year {start|date} – {end|date}.',
    { owner: 'adviser' },
  ),
  LEDGER_DATE_OUTSIDE_FISCAL_YEAR: selfCheck(
    file,
    'Das Belegdatum {date|date} liegt in keinem Wirtschaftsjahr, das DATEV führt.',
    'The document date {date|date} lies in no fiscal year that DATEV keeps.',
    { owner: 'adviser' },
  ),
  LEDGER_NUMBER_MISSING: selfCheck(file, 'Die Rechnungsnummer fehlt.', 'The invoice number is missing.'),
  LEDGER_NUMBER_MISMATCH: selfCheck(
    file,
    'Zeile {row} hat die Nummer „{number}“, der Beleg „{consolidated}“.',
    'Row {row} has the number “{number}”, the document “{consolidated}”.',
  ),
  LEDGER_CURRENCY_MISMATCH: selfCheck(
    file,
    'Zeile {row} steht in {currency}, der Beleg in {consolidated}.',
    'Row {row} is in {currency}, the document in {consolidated}.',
  ),
  LEDGER_DELIVERY_DATE_MISMATCH: selfCheck(
    file,
    'Das Leistungsdatum von Zeile {row} weicht vom Beleg ab.',
    'The delivery date of row {row} differs from the document.',
  ),
  LEDGER_DELIVERY_DATE_LATE: selfCheck(
    file,
    'Das Leistungsdatum {date|date} in Zeile {row} liegt nach dem Belegdatum; DATEV übergeht es.',
    'The delivery date {date|date} in row {row} is after the document date; DATEV ignores it.',
    { severity: 'hint' },
  ),
  LEDGER_ORDER_ID_MISMATCH: selfCheck(
    file,
    'Die Auftragsnummer von Zeile {row} weicht vom Beleg ab.',
    'The order number of row {row} differs from the document.',
  ),
  LEDGER_ACCOUNT_LENGTH: selfCheck(
    file,
    'Konto {accountNo} in Zeile {row} passt nicht zur Kontenlänge {accountLength}.',
    'Account {accountNo} in row {row} does not fit the account length {accountLength}.',
  ),
  LEDGER_PARTNER_ACCOUNT_RANGE: selfCheck(
    file,
    'Personenkonto {accountNo} in Zeile {row} passt nicht zur Art der Rechnung.',
    'Partner account {accountNo} in row {row} does not fit the kind of invoice.',
  ),
  LEDGER_TAX_KEY_ON_AUTOMATIC_ACCOUNT: selfCheck(
    file,
    'In Zeile {row} steht Steuerschlüssel {taxKey} auf dem Automatikkonto {accountNo}.',
    'Row {row} has tax key {taxKey} on the automatic account {accountNo}.',
  ),
  LEDGER_TAX_KEY_NOT_ALLOWED: selfCheck(
    file,
    'Steuerschlüssel {taxKey} in Zeile {row} ist vom Berater nicht freigegeben.',
    'Tax key {taxKey} in row {row} is not released by the tax adviser.',
    { owner: 'adviser' },
  ),
  LEDGER_SKONTO_INCOMPLETE: selfCheck(
    file,
    'Zeile {row} hat Skonto ohne Satz, Datum oder Betrag.',
    'Row {row} has a cash discount without rate, date or amount.',
  ),
  LEDGER_SKONTO_PERCENTAGE: selfCheck(
    file,
    'Die Skontosätze von Zeile {row} sind 0 oder nicht absteigend.',
    'The cash discount rates of row {row} are 0 or not descending.',
  ),
  LEDGER_SKONTO_AMOUNT: selfCheck(
    file,
    'Die Skontobeträge von Zeile {row} sind zu groß oder nicht absteigend.',
    'The cash discount amounts of row {row} are too large or not descending.',
  ),
  LEDGER_SKONTO_DATE: selfCheck(
    file,
    'Die Skontofristen von Zeile {row} stehen nicht in der Reihenfolge Beleg, Skonto 1, Skonto 2, Fälligkeit.',
    'The cash discount dates of row {row} are not in the order document, discount 1, discount 2, due date.',
  ),
  LEDGER_SKONTO_WITHOUT_PARTNER_ACCOUNT: selfCheck(
    file,
    'Zeile {row} hat Skonto, aber kein Personenkonto.',
    'Row {row} has a cash discount but no partner account.',
  ),
  LEDGER_PAYMENT_CONDITIONS_EXCLUSIVE: selfCheck(
    file,
    'Zeile {row} hat eine Zahlungsbedingung zusammen mit Skonto oder Fälligkeit.',
    'Row {row} has a payment condition together with a cash discount or due date.',
  ),
  LEDGER_PAYMENT_ORDER_BLOCKED: selfCheck(
    file,
    'Zeile {row} hat einen Zahlungsauftrag zusammen mit Zahlungsbedingung 9 (Zahlsperre).',
    'Row {row} has a payment order together with payment condition 9 (payment block).',
  ),
  LEDGER_DUE_DATE: selfCheck(
    file,
    'Die Fälligkeit {date|date} in Zeile {row} liegt nicht nach dem Belegdatum.',
    'The due date {date|date} in row {row} is not after the document date.',
  ),
  LEDGER_BANK_DETAILS: selfCheck(
    file,
    'Bankleitzahl und Kontonummer in Zeile {row} sind unvollständig oder zu lang.',
    'Bank code and account number in row {row} are incomplete or too long.',
  ),
  LEDGER_IBAN: selfCheck(
    file,
    'Die Prüfziffer der IBAN in Zeile {row} stimmt nicht.',
    'The check digit of the IBAN in row {row} is wrong.',
  ),
  LEDGER_BIC: selfCheck(
    file,
    'Der BIC in Zeile {row} hat weder 8 noch 11 Stellen.',
    'The BIC in row {row} has neither 8 nor 11 characters.',
  ),
  LEDGER_TEXT_CHARACTERS: selfCheck(
    file,
    'Der Text in {element} (Zeile {row}) enthält Steuerzeichen oder ist nicht in der Form NFC.',
    'The text in {element} (row {row}) has control characters or is not in the form NFC.',
  ),
} as const satisfies Catalogue;
