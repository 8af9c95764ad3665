import type { ProblemCode, ProblemOwner } from '@/lib/bookkeeping/problem-code';
import { refusalParamNames } from '../http/refusal-params';

function refusal(code: string, owner: ProblemOwner, meaning: string): ProblemCode {
  return { code, params: refusalParamNames, severity: 'blocker', owner, meaning };
}

/** Every documented refusal of hr:files 2.0.13, one code each (T6). What the network does has the codes of `lib/datev/dxso`. */
export const hrFilesProblemCodes: readonly ProblemCode[] = [
  refusal('DATEV_DCO02000', 'us', 'DATEV nimmt die Zeichen der Datei nicht an.'),
  refusal('DATEV_DCO02001', 'us', 'Die gesendete Datei ist leer.'),
  refusal('DATEV_DCO02002', 'us', 'DATEV erkennt das Format der Datei nicht.'),
  refusal('DATEV_DCO02003', 'us', 'Der Dateiname ist zu lang oder beginnt mit einem Leerzeichen.'),
  refusal('DATEV_DCO02004', 'us', 'Die Virenprüfung von DATEV hat die Datei abgelehnt.'),
  refusal('DATEV_DCO02005', 'us', 'Der Name des sendenden Systems ist zu lang.'),
  refusal('DATEV_DCO02006', 'admin', 'Die E-Mail-Adresse der Lohnsachbearbeitung ist zu lang.'),
  refusal('DATEV_DCO02007', 'admin', 'Die E-Mail-Adresse der Lohnsachbearbeitung ist keine.'),
  refusal('DATEV_DCO02008', 'us', 'Der Name des sendenden Systems enthält unerlaubte Zeichen.'),
  refusal('DATEV_DCO02009', 'us', 'Der Zeitpunkt der Erstellung liegt für DATEV in der Zukunft.'),
  refusal('DATEV_DCO02010', 'us', 'Der Zeitpunkt der Erstellung ist für DATEV nicht lesbar.'),
  refusal('DATEV_DCO02011', 'us', 'Der Abrechnungsmonat ist für DATEV nicht lesbar.'),
  refusal('DATEV_DCO02012', 'us', 'DATEV kennt die Art der Importdatei nicht.'),
  refusal('DATEV_DCO02013', 'us', 'DATEV kennt das Zielsystem nicht.'),
  refusal('DATEV_DCO02014', 'us', 'Die Kennung des Auftrags hat nicht die Form, die DATEV erwartet.'),
  refusal('DATEV_DCO02018', 'us', 'DATEV konnte die Anfrage nicht lesen.'),
  refusal(
    'DATEV_DCO02020',
    'admin',
    'Berater- oder Mandantennummer haben nicht die Form, die DATEV erwartet.',
  ),
  refusal('DATEV_DCO02050', 'adviser', 'Für diesen Datenbestand fehlt das Recht, Lohndateien zu übertragen.'),
  refusal('DATEV_DCO02051', 'admin', 'Der Anmeldung fehlt das Zugriffsrecht für Lohndateien; neu verbinden.'),
  refusal('DATEV_DCO02101', 'us', 'DATEV kennt den Auftrag der Lohndatei nicht.'),
];
