import type { CatalogueEntry } from './entry';

/** Code of findings for which the catalogue has no texts yet. */
export const unexpectedCode = 'UNEXPECTED';

/** For a code the catalogue does not know yet: it stays visible, with somebody to ask. */
export const unexpectedEntry: CatalogueEntry = {
  severity: 'blocker',
  owner: 'us',
  de: {
    title: 'Unerwartete Meldung {problemCode}',
    cause: 'Es ist etwas aufgefallen, wofür es noch keine ausführliche Erklärung gibt (Code {problemCode}).',
    remedy:
      'Bitte geben Sie dem Support den Code {problemCode} durch. Bis das geklärt ist, wird hier nichts übertragen und nichts geht verloren.',
  },
  en: {
    title: 'Unexpected message {problemCode}',
    cause: 'Something was noticed for which there is no detailed explanation yet (code {problemCode}).',
    remedy:
      'Please give the code {problemCode} to support. Until this is settled nothing is transferred here and nothing is lost.',
  },
};
