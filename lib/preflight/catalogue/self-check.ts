import type { CatalogueEntry, Owner, Severity } from './entry';

/** What was checked: a named file, or the job as a whole. */
type FileOrJob = '{fileName}' | 'document.xml' | 'job';

interface SelfCheckOptions {
  readonly severity?: Severity;
  readonly owner?: Owner;
}

/**
 * A rule of the format that our own last check found broken in a file made by us. The earlier checks should have caught
 * it, so nearly always the operator has to look; for the customer it is enough to know which document and that it is safe.
 */
export function selfCheck(
  what: FileOrJob,
  de: string,
  en: string,
  options: SelfCheckOptions = {},
): CatalogueEntry {
  const { severity = 'blocker', owner = 'us' } = options;
  return {
    severity,
    owner,
    de: {
      title: what === 'job' ? 'Die Schlussprüfung hält den Auftrag an' : `Die Schlussprüfung hält ${what} an`,
      cause: de,
      remedy:
        owner === 'adviser'
          ? 'Der Berater berichtigt die Einrichtung in DATEV oder in der Kontentabelle. Danach „Verbindung prüfen“ wählen und erneut übertragen; gesendet wurde nichts.'
          : 'Sie müssen nichts tun: Gesendet wurde nichts, der Beleg bleibt erhalten. Der Betreiber sieht ihn an und behebt den Fehler.',
    },
    en: {
      title: what === 'job' ? 'The final check stops the job' : `The final check stops ${what}`,
      cause: en,
      remedy:
        owner === 'adviser'
          ? 'The tax adviser corrects the set-up in DATEV or in the account table. Then choose “Check connection” and transfer again; nothing was sent.'
          : 'You need not do anything: nothing was sent, the document is kept. The operator looks at it and mends the fault.',
    },
  };
}
