import type { ProblemCode, ProblemOwner } from '@/lib/bookkeeping/problem-code';
import { refusalParamNames } from '../http/refusal-params';

function refusal(code: string, owner: ProblemOwner, meaning: string): ProblemCode {
  return { code, params: refusalParamNames, severity: 'blocker', owner, meaning };
}

/** Every documented error of accounting:extf-files 3.0.1, of an answer or of a finished import, one code each (T6). */
export const extfFilesProblemCodes: readonly ProblemCode[] = [
  refusal('DATEV_1008828', 'us', 'DATEV konnte die Abfrage der Importe nicht lesen.'),
  refusal(
    'DATEV_1008829',
    'admin',
    'Der Anmeldung fehlt das Zugriffsrecht für den Buchungsdatenservice; neu verbinden.',
  ),
  refusal('DATEV_1008831', 'us', 'Die Anfrage enthielt keine Datei.'),
  refusal('DATEV_1008832', 'us', 'Dateiname oder Kennung haben nicht die Form, die DATEV erwartet.'),
  refusal('DATEV_1008833', 'us', 'Die Datei ist leer, zu groß oder falsch kodiert.'),
  refusal('DATEV_1008834', 'adviser', 'Die Kopfzeile der Datei passt nicht zum Datenbestand.'),
  refusal('DATEV_1008835', 'us', 'Die Adresse der Anfrage ist für DATEV nicht lesbar.'),
  refusal('DATEV_1008836', 'us', 'Die Virenprüfung von DATEV hat die Datei abgelehnt.'),
  refusal('DATEV_1008837', 'datev', 'Bei DATEV ist ein interner Fehler aufgetreten.'),
  refusal(
    'DATEV_1008838',
    'adviser',
    'Das Recht, Daten für diesen Mandanten zu übertragen, fehlt oder ist abgelaufen.',
  ),
];
