import type { ProblemCode, ProblemOwner, ProblemSeverity } from '@/lib/bookkeeping/problem-code';

function row(
  severity: ProblemSeverity,
  owner: ProblemOwner,
  code: string,
  params: readonly string[],
  meaning: string,
): ProblemCode {
  return { code, params, severity, owner, meaning };
}

/** The file is refused: nothing of it can be booked (E3). */
const refusals = [
  row(
    'blocker',
    'customer',
    'E_INVOICE_TOO_LARGE',
    ['size', 'limit'],
    'Die Datei ist größer, als DATEV eine Datei annimmt.',
  ),
  row('blocker', 'customer', 'E_INVOICE_UNKNOWN_FORMAT', [], 'Die Datei ist weder XML noch PDF.'),
  row(
    'blocker',
    'customer',
    'E_INVOICE_ENCODING',
    ['encoding'],
    'Die Zeichenkodierung der XML-Datei ist unbekannt oder passt nicht zu ihren Bytes.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_DOCTYPE',
    [],
    'Die XML-Datei enthält eine Dokumenttyp-Deklaration (DOCTYPE), über die sich Fremdes einschleusen ließe.',
  ),
  row('blocker', 'customer', 'E_INVOICE_XML_BROKEN', ['line', 'reason'], 'Das XML ist nicht wohlgeformt.'),
  row(
    'blocker',
    'customer',
    'E_INVOICE_XML_TOO_COMPLEX',
    ['what', 'limit'],
    'Das XML ist tiefer verschachtelt oder umfangreicher als jede Rechnung.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_WRONG_ROOT',
    ['root'],
    'Das XML ist keine E-Rechnung (UBL, CII oder ZUGFeRD 1.0).',
  ),
  row('blocker', 'customer', 'E_INVOICE_PDF_BROKEN', [], 'Die PDF-Datei ist beschädigt oder unvollständig.'),
  row('blocker', 'customer', 'E_INVOICE_PDF_ENCRYPTED', [], 'Die PDF-Datei ist verschlüsselt.'),
  row('blocker', 'customer', 'E_INVOICE_PDF_WITHOUT_XML', [], 'In der PDF-Datei steckt keine E-Rechnung.'),
  row(
    'blocker',
    'customer',
    'E_INVOICE_PDF_SEVERAL_XML',
    ['names'],
    'In der PDF-Datei stecken mehrere Rechnungs-XML; welche gilt, ist offen.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_PDF_ATTACHMENT_TOO_LARGE',
    ['limit'],
    'Die eingebettete Datei wird beim Entpacken größer als erlaubt.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_FIELD_MISSING',
    ['field'],
    'Ein Feld, ohne das keine Rechnung gebucht werden kann, fehlt.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_FIELD_UNREADABLE',
    ['field', 'value'],
    'Ein Feld hat einen Wert, der sich nicht lesen lässt (Datum, Betrag, Satz, Währung).',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_AMOUNT_TOO_LARGE',
    [],
    'Die Beträge sind größer, als DATEV Beträge annimmt.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_CURRENCY_MIXED',
    ['field', 'currency', 'expected'],
    'Ein Betrag steht in einer anderen Währung als die Rechnung.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_TOTAL_MISMATCH',
    ['rule', 'field', 'stated', 'computed'],
    'Eine Summe der Rechnung stimmt nicht mit ihren Teilen überein.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_TAX_AMOUNT_MISMATCH',
    ['category', 'rate', 'stated', 'computed'],
    'Der Steuerbetrag passt nicht zu Bemessungsgrundlage und Satz.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_TAX_BASIS_MISMATCH',
    ['category', 'rate', 'stated', 'computed'],
    'Die Bemessungsgrundlage passt nicht zu den Positionen dieser Steuerart.',
  ),
];

/** Read, but not bookable until somebody answers (E2). */
const questions = [
  row(
    'blocker',
    'customer',
    'E_INVOICE_DIRECTION_UNKNOWN',
    ['seller', 'buyer'],
    'Verkäufer und Käufer verraten nicht, ob es eine Eingangs- oder Ausgangsrechnung ist.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_DIRECTION_CONTRADICTS',
    ['given', 'found'],
    'Die angegebene Richtung widerspricht den Parteien der Rechnung.',
  ),
  row('blocker', 'customer', 'E_INVOICE_TEST_DOCUMENT', [], 'Die Datei ist als Test gekennzeichnet.'),
  row(
    'blocker',
    'customer',
    'E_INVOICE_NOT_AN_INVOICE',
    ['typeCode'],
    'Der Dokumenttyp ist keine Rechnung, zum Beispiel eine Proforma-Rechnung.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_TYPE_UNKNOWN',
    ['typeCode'],
    'Der Dokumenttyp ist unbekannt; ob es Rechnung oder Gutschrift ist, ist offen.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_CREDIT_SIGN',
    ['typeCode', 'amount'],
    'Eine Gutschrift mit negativem Betrag: mindert oder erhöht sie die Schuld?',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_CORRECTION_REPLACES',
    ['number', 'preceding'],
    'Eine Rechnungskorrektur mit positivem Betrag: ersetzt sie eine frühere Rechnung?',
  ),
  row('blocker', 'customer', 'E_INVOICE_PARTNER_NAME_MISSING', [], 'Der Name des Geschäftspartners fehlt.'),
  row(
    'blocker',
    'customer',
    'E_INVOICE_TAX_BREAKDOWN_MISSING',
    ['profile'],
    'Die E-Rechnung nennt keine Aufteilung nach Steuersätzen; sie ist zum Buchen zu knapp.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_TAX_CASE_OPEN',
    ['category', 'rate', 'amount', 'reason'],
    'Aus Steuerkategorie und Befreiungsgrund ergibt sich kein eindeutiger Steuerfall.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_FOREIGN_TAX',
    ['country', 'rate', 'amount'],
    'Die Rechnung weist ausländische Umsatzsteuer aus.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_OSS_CANDIDATE',
    ['country', 'rate', 'amount'],
    'Verkauf ins EU-Ausland mit fremdem Steuersatz: über OSS gemeldet?',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_TAX_RATE_OPEN',
    ['case', 'amount'],
    'Steuer schuldet der Empfänger; mit welchem Satz, steht nicht in der Rechnung.',
  ),
  row(
    'blocker',
    'customer',
    'E_INVOICE_EXCHANGE_RATE_MISSING',
    ['currency', 'hint'],
    'Der Wechselkurs steht nicht in der Rechnung.',
  ),
];

/** Bookable; somebody should know. */
const warnings = [
  row(
    'warning',
    'customer',
    'E_INVOICE_SELF_BILLING',
    ['typeCode'],
    'Abrechnung durch den Leistungsempfänger (Gutschriftsverfahren): Der Käufer hat sie ausgestellt.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_NOT_OUR_COMPANY',
    ['seller', 'buyer'],
    'Weder Verkäufer noch Käufer ist die eigene Firma.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_PREPAID',
    ['prepaid', 'payable', 'total'],
    'Bereits gezahlt ist ein Teil; gebucht wird der volle Rechnungsbetrag.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_PAYABLE_ROUNDING',
    ['rounding', 'payable', 'total'],
    'Der Zahlbetrag ist gerundet; gebucht wird der ungerundete Rechnungsbetrag.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_PAYABLE_MISMATCH',
    ['stated', 'computed'],
    'Der Zahlbetrag passt nicht zu Rechnungsbetrag, Anzahlung und Rundung.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_ROUNDING_DIFFERENCE',
    ['difference', 'total', 'positions'],
    'Steueraufteilung und Rechnungsbetrag weichen um wenige Cent ab; die Differenz steht als Rundung für sich.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_TAX_ROUNDING',
    ['category', 'rate', 'stated', 'computed'],
    'Der Steuerbetrag ist anders gerundet, als die Nachrechnung ergibt.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_BASIS_ROUNDING',
    ['category', 'rate', 'stated', 'computed'],
    'Die Bemessungsgrundlage weicht um wenige Cent von den Positionen ab.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_SKONTO_UNREADABLE',
    ['text'],
    'Eine Skontozeile hält sich nicht an die Form der XRechnung und wurde nicht übernommen.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_SKONTO_TOO_MANY',
    ['count'],
    'Mehr als zwei Skontostufen; DATEV nimmt zwei.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_SKONTO_ON_CREDIT',
    [],
    'Skonto auf eine Gutschrift kann DATEV nicht aufnehmen; es wurde nicht übernommen.',
  ),
  row(
    'hint',
    'customer',
    'E_INVOICE_SKONTO_IN_TEXT',
    ['text'],
    'Die Zahlungsbedingungen nennen Skonto nur als Freitext; es wurde nicht übernommen.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_OTHER_PAYEE',
    ['payee', 'seller'],
    'Zahlungsempfänger ist nicht der Verkäufer.',
  ),
  row(
    'hint',
    'customer',
    'E_INVOICE_SEVERAL_ACCOUNTS',
    ['count', 'iban'],
    'Die Rechnung nennt mehrere Bankverbindungen; die erste wurde übernommen.',
  ),
  row(
    'warning',
    'customer',
    'E_INVOICE_ATTACHMENT_UNREADABLE',
    ['name'],
    'Eine in die Rechnung eingebettete Anlage lässt sich nicht lesen.',
  ),
  row(
    'hint',
    'customer',
    'E_INVOICE_PROFILE_UNKNOWN',
    ['profile'],
    'Die Rechnung nennt ein unbekanntes Profil.',
  ),
  row(
    'hint',
    'customer',
    'E_INVOICE_UNUSUAL_FILE_NAME',
    ['name'],
    'Das Rechnungs-XML liegt unter einem unüblichen Namen in der PDF-Datei.',
  ),
];

/**
 * Every problem this room reports (E1–E3): refusals come with `ok: false`, questions and warnings beside the reading.
 * Params are ready for a German reader; `field` names the business term, for example "Rechnungsnummer (BT-1)".
 */
export const eInvoiceProblemCodes: readonly ProblemCode[] = [...refusals, ...questions, ...warnings];
