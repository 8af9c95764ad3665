import type { ProblemCode } from '@/lib/bookkeeping/problem-code';

const refusalParams = ['operation', 'httpStatus', 'code', 'description', 'helpUrl', 'requestId'];
const datasetParams = [...refusalParams, 'clientId', 'consultantNumber', 'clientNumber'];

/** While connecting. */
const connecting: readonly ProblemCode[] = [
  {
    code: 'CONNECTION_CONSULTANT_NUMBER',
    params: ['value'],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'Die Beraternummer liegt nicht zwischen 1000 und 9999999.',
  },
  {
    code: 'CONNECTION_CLIENT_NUMBER',
    params: ['value'],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'Die Mandantennummer liegt nicht zwischen 1 und 99999.',
  },
  {
    code: 'CONNECTION_SERVICE_NOT_CHOSEN',
    params: [],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'Es ist kein DATEV-Dienst ausgewählt.',
  },
  {
    code: 'CONNECTION_ATTEMPT_UNKNOWN',
    params: [],
    severity: 'blocker',
    owner: 'admin',
    meaning:
      'Zu dieser Rückkehr von DATEV gibt es keine begonnene Anmeldung (schon verwendet oder von jemand anderem).',
  },
  {
    code: 'CONNECTION_ATTEMPT_EXPIRED',
    params: [],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'Die Anmeldung bei DATEV hat länger als zehn Minuten gedauert.',
  },
  {
    code: 'CONNECTION_CONSENT_REFUSED',
    params: [],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'Der Zugriff wurde auf der Seite von DATEV abgelehnt.',
  },
  {
    code: 'CONNECTION_SIGN_IN_FAILED',
    params: ['error', 'description'],
    severity: 'blocker',
    owner: 'us',
    meaning: 'DATEV hat die Anmeldung mit einem Fehler beendet.',
  },
  {
    code: 'CONNECTION_CODE_REFUSED',
    params: [],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'DATEV nimmt den Anmeldecode nicht an (abgelaufen oder schon verwendet); neu verbinden.',
  },
  {
    code: 'CONNECTION_APP_REFUSED',
    params: ['error'],
    severity: 'blocker',
    owner: 'us',
    meaning: 'DATEV lehnt diese Anwendung ab (Zugangsdaten oder Einrichtung der Anwendung).',
  },
  {
    code: 'CONNECTION_ID_TOKEN_INVALID',
    params: ['reason'],
    severity: 'blocker',
    owner: 'us',
    meaning: 'Der Nachweis der Anmeldung (ID-Token) ist ungültig; die Token wurden widerrufen.',
  },
  {
    code: 'CONNECTION_NOT_ANSWERED',
    params: ['clientId', 'consultantNumber', 'clientNumber'],
    severity: 'blocker',
    owner: 'admin',
    meaning:
      'DATEV hat die Frage nach dem Datenbestand nicht beantwortet (Wartung, Störung); es wurde nichts verbunden.',
  },
  {
    code: 'CONNECTION_SIGN_IN_UNAVAILABLE',
    params: [],
    severity: 'blocker',
    owner: 'datev',
    meaning: 'Die Anmeldung von DATEV antwortet nicht; später noch einmal versuchen.',
  },
  {
    code: 'CONNECTION_OLD_TOKEN_NOT_REVOKED',
    params: ['clientId'],
    severity: 'blocker',
    owner: 'datev',
    meaning:
      'Der bisherige Zugriff konnte noch nicht widerrufen werden; erst danach darf es einen neuen geben.',
  },
  {
    code: 'CONNECTION_INTERRUPTED',
    params: [],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'Das Verbinden wurde unterbrochen, die neuen Token sind widerrufen; noch einmal verbinden.',
  },
];

/** What DATEV granted and confirmed (C3). */
const confirming: readonly ProblemCode[] = [
  {
    code: 'CONNECTION_SCOPE_NOT_GRANTED',
    params: ['scopes'],
    severity: 'blocker',
    owner: 'us',
    meaning: 'DATEV hat nötige Zugriffsrechte (Scopes) nicht erteilt.',
  },
  {
    code: 'CONNECTION_SERVICE_NOT_GRANTED',
    params: ['services'],
    severity: 'warning',
    owner: 'admin',
    meaning: 'DATEV hat einen ausgewählten Dienst nicht freigegeben; die übrigen sind verbunden.',
  },
  {
    code: 'CONNECTION_SESSION_ONLY',
    params: ['clientId', 'expiresAt'],
    severity: 'warning',
    owner: 'admin',
    meaning: 'Es wurde nur ein einmaliger Zugriff erlaubt; er endet nach einigen Stunden.',
  },
  {
    code: 'CONNECTION_CLIENT_UNKNOWN',
    params: datasetParams,
    severity: 'blocker',
    owner: 'customer',
    meaning: 'Zu Beraternummer und Mandantennummer gibt es bei DATEV keinen Datenbestand.',
  },
  {
    code: 'CONNECTION_RIGHT_MISSING',
    params: datasetParams,
    severity: 'blocker',
    owner: 'adviser',
    meaning: 'Der Person fehlt bei DATEV das Recht auf diesen Datenbestand.',
  },
  {
    code: 'CLIENT_NUMBERS_DIFFER',
    params: ['clientId', 'answeredClientId'],
    severity: 'blocker',
    owner: 'us',
    meaning: 'DATEV antwortet für einen anderen Datenbestand als gefragt.',
  },
];

/** Later losses (C6, C7). */
const losing: readonly ProblemCode[] = [
  {
    code: 'CONNECTION_GRANT_LOST',
    params: ['clientId'],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'DATEV nimmt die gespeicherte Anmeldung nicht mehr an (abgelaufen, widerrufen oder verbraucht).',
  },
  {
    code: 'CONNECTION_EXPIRED',
    params: ['clientId', 'expiresAt'],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'Der Zugriff ist abgelaufen.',
  },
  {
    code: 'CONNECTION_EXPIRES_SOON',
    params: ['clientId', 'expiresAt', 'days'],
    severity: 'warning',
    owner: 'admin',
    meaning: 'Der Zugriff endet bald.',
  },
  {
    code: 'CONNECTION_RENEWING',
    params: ['clientId'],
    severity: 'blocker',
    owner: 'admin',
    meaning:
      'Für eine neue Anmeldung wurde der bisherige Zugriff beendet; die neue ist nicht zu Ende gekommen.',
  },
  {
    code: 'CONNECTION_DISCONNECTING',
    params: ['clientId'],
    severity: 'blocker',
    owner: 'admin',
    meaning: 'Die Verbindung wird getrennt, bis DATEV alle Token vergessen hat.',
  },
];

/** All problems this room reports, beside those of `lib/datev/dxso` and the configuration changes of `lib/preflight`. */
export const connectionProblemCodes: readonly ProblemCode[] = [...connecting, ...confirming, ...losing];
