import type { ProblemCode, ProblemOwner, ProblemSeverity } from '@/lib/bookkeeping/problem-code';
import { refusalParamNames } from '../http/refusal-params';

function refusal(
  code: string,
  owner: ProblemOwner,
  meaning: string,
  severity: ProblemSeverity = 'blocker',
): ProblemCode {
  return { code, params: refusalParamNames, severity, owner, meaning };
}

/** Refusals DATEV documents, one code each (T6), and those it gives without a code. */
const refusals: readonly ProblemCode[] = [
  refusal('DATEV_NO_RIGHT', 'adviser', 'Der angemeldete Benutzer hat kein Recht auf diesen Datenbestand.'),
  refusal('DATEV_CLIENT_UNKNOWN', 'customer', 'Zu diesen Nummern gibt es bei DATEV keinen Datenbestand.'),
  refusal('DATEV_RESOURCE_UNKNOWN', 'us', 'DATEV kennt den Auftrag nicht (mehr).'),
  refusal(
    'DATEV_RESULT_GONE',
    'customer',
    'DATEV hält Status und Protokoll nicht mehr vor (gelöscht oder älter als rund zwei Monate).',
    'warning',
  ),
  refusal('DATEV_SIGN_IN_REFUSED', 'admin', 'DATEV nimmt die Anmeldung nicht mehr an.'),
  refusal('DATEV_CONFLICT', 'us', 'DATEV meldet einen Konflikt mit einem anderen Vorgang.'),
  refusal(
    'DATEV_REFUSED_UNKNOWN',
    'us',
    'DATEV hat aus einem Grund abgelehnt, den die Schnittstellenbeschreibung nicht nennt.',
  ),
  refusal('DATEV_DCO01001', 'us', 'Der Auftrag konnte so nicht verändert werden.'),
  refusal(
    'DATEV_DCO01002',
    'adviser',
    'Der Datenbestand ist für dieses Buch und diesen Monat nicht eingerichtet.',
  ),
  refusal('DATEV_DCO01003', 'us', 'Die Kennung des Auftrags ist DATEV unbekannt.'),
  refusal('DATEV_DCO01004', 'us', 'Die gesendete Datei kam unvollständig an.'),
  refusal('DATEV_DCO01005', 'admin', 'Der Anmeldung fehlt ein nötiges Zugriffsrecht (Scope); neu verbinden.'),
  refusal('DATEV_DCO01006', 'us', 'DATEV kennt die Kennung dieser Anwendung nicht.'),
  refusal('DATEV_DCO01007', 'us', 'Der Auftrag ist bei DATEV schon abgeschlossen.'),
  refusal('DATEV_DCO01008', 'us', 'DATEV konnte die Anfrage nicht lesen.'),
  refusal('DATEV_DCO01009', 'adviser', 'Die Stammdaten der Buchführung sind bei DATEV widersprüchlich.'),
  refusal('DATEV_DCO01013', 'us', 'Diese Anwendung darf den Dienst bei DATEV nicht nutzen.'),
  refusal('DATEV_DCO01015', 'customer', 'DATEV nimmt diese Art Datei nicht an.'),
  refusal('DATEV_DCO01016', 'customer', 'Die Datei ist größer als 20 MB.'),
  refusal('DATEV_DCO01017', 'us', 'Der Anfrage fehlt eine Pflichtangabe.'),
  refusal('DATEV_DCO01018', 'us', 'Der Anfrage fehlt eine Pflichtangabe im Kopf.'),
  refusal('DATEV_DCO01219', 'customer', 'Inhalt und Endung der Datei passen nicht zusammen.'),
  refusal(
    'DATEV_DCO01300',
    'customer',
    'Lohn- und Reisebelege gehören hier zu DATEV Personal und gehen nicht diesen Weg.',
  ),
  refusal(
    'DATEV_DCO01301',
    'adviser',
    'Der Datenbestand nutzt das neue Belege online; der Rechnungsdatenservice 1.0 ist dort nicht möglich.',
  ),
];

/** All problems this room reports. */
export const dxsoProblemCodes: readonly ProblemCode[] = [
  ...refusals,
  {
    code: 'DATEV_MAINTENANCE',
    params: ['operation'],
    severity: 'warning',
    owner: 'datev',
    meaning: 'DATEV ist gerade in Wartung (503); es wird von selbst wiederholt.',
  },
  {
    code: 'DATEV_TOO_MANY_REQUESTS',
    params: ['operation'],
    severity: 'warning',
    owner: 'us',
    meaning: 'DATEV bremst zu viele Anfragen (429); es wird von selbst wiederholt.',
  },
  {
    code: 'DATEV_UNREACHABLE',
    params: ['operation'],
    severity: 'warning',
    owner: 'datev',
    meaning: 'DATEV ist nicht erreichbar; es wird von selbst wiederholt.',
  },
  {
    code: 'DATEV_ANSWER_UNCLEAR',
    params: ['operation', 'reason'],
    severity: 'warning',
    owner: 'us',
    meaning: 'Ob DATEV die Anfrage ausgeführt hat, ist offen; es wird nachgefragt.',
  },
  {
    code: 'DATEV_ANSWER_UNREADABLE',
    params: ['operation', 'field'],
    severity: 'blocker',
    owner: 'datev',
    meaning: 'Die Antwort von DATEV ergibt keinen Sinn.',
  },
  {
    code: 'CLIENT_BASICS_UNREADABLE',
    params: ['field', 'value'],
    severity: 'blocker',
    owner: 'datev',
    meaning: 'In den Stammdaten des Datenbestands ergibt ein Feld keinen Sinn.',
  },
];
