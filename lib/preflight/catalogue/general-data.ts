import type { Catalogue } from './entry';

/** People data on its way into DATEV's payroll files, and the files on their way to DATEV (K1–K8). */
export const generalDataFindings = {
  EMPLOYEE_UNKNOWN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Diesen Mitarbeiter gibt es hier nicht',
      cause:
        '„{reference}“ ist weder eine Kennung noch – mit „remote:“ davor – die Personalnummer eines Mitarbeiters.',
      remedy: 'Legen Sie den Mitarbeiter zuerst an oder berichtigen Sie die Kennung.',
    },
    en: {
      title: 'There is no such employee here',
      cause: '“{reference}” is neither an id nor – after “remote:” – the personnel number of an employee.',
      remedy: 'Add the employee first, or correct the id.',
    },
  },
  EMPLOYEE_ERASED: {
    severity: 'blocker',
    owner: 'admin',
    de: {
      title: 'Dieser Mitarbeiter wurde gelöscht',
      cause:
        'Seine Daten werden nur noch aufbewahrt, weil das Gesetz es für Lohnunterlagen verlangt; geändert werden sie nicht mehr.',
      remedy: 'Ist er wieder eingetreten, legen Sie ihn bitte mit einer neuen Kennung und Personalnummer an.',
    },
    en: {
      title: 'This employee was erased',
      cause:
        'The data is only kept because the law asks for it with payroll records; it is not changed any more.',
      remedy: 'If the person has come back, please add them with a new id and personnel number.',
    },
  },
  RECORD_OF_ANOTHER_EMPLOYEE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Kennung gehört zu einem anderen Mitarbeiter',
      cause: 'Ein Datensatz mit der Kennung „{externalId}“ ist schon bei einem anderen Mitarbeiter abgelegt.',
      remedy: 'Geben Sie jedem Datensatz eine eigene Kennung.',
    },
    en: {
      title: 'The id belongs to another employee',
      cause: 'A record with the id “{externalId}” is already stored with another employee.',
      remedy: 'Give every record an id of its own.',
    },
  },
  WAGE_TYPE_NAME_UNKNOWN: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Zu „{name}“ ist keine Lohnart hinterlegt',
      cause:
        'Lohnarten sind Nummern von 1 bis 9999. Einen Namen übersetzen wir nur, wenn ihn jemand zugeordnet hat.',
      remedy:
        'Ihr Berater kennt die Lohnart: Ordnen Sie den Namen unter „Stammdaten“, „Übergabe an DATEV“, „Einstellungen“ zu, oder schicken Sie die Nummer.',
    },
    en: {
      title: 'No wage type is mapped to “{name}”',
      cause: 'Wage types are numbers from 1 to 9999. We only translate a name that somebody has mapped.',
      remedy:
        'Your tax adviser knows the wage type: map the name under “Master data”, “Handover to DATEV”, “Settings”, or send the number.',
    },
  },
  PERSONNEL_NUMBER_CHANGED: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: '{record} hatte bisher die Personalnummer {before}',
      cause:
        'DATEV kennt Mitarbeiter nur an der Personalnummer: Unter der neuen legt die Datei ihn neu an, unter {before} bleibt stehen, was dort steht.',
      remedy:
        'War die Änderung ein Versehen, tragen Sie die alte Nummer wieder ein. Sonst schließt Ihr Berater die alte Nummer im Lohnprogramm ab.',
    },
    en: {
      title: '{record} had the personnel number {before} so far',
      cause:
        'DATEV knows employees by their personnel number alone: under the new one the file creates him anew, under {before} everything stays as it is.',
      remedy:
        'If the change was a mistake, enter the old number again. Otherwise your tax adviser closes the old number in the payroll program.',
    },
  },
  COMPENSATION_BEFORE_PERSON: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: '{record} beginnt früher, als die Angaben des Mitarbeiters gelten',
      cause:
        'Der Bezug steht in der Datei ab {validFrom|date}, der Mitarbeiter erst in der ab {personFrom|date}. Ist die Personalnummer im Lohnprogramm neu, kennt sie der frühere Monat nicht.',
      remedy:
        'Tragen Sie in den Einstellungen der Übergabe den ersten offenen Monat ein; liegt der Eintritt darin, geht der Mitarbeiter in denselben Monat. Sonst legt ihn der Berater an, bevor er die Datei importiert.',
    },
    en: {
      title: '{record} begins before the data of the employee are valid',
      cause:
        'The wage is in the file from {validFrom|date}, the employee only in the one from {personFrom|date}. If the personnel number is new in the payroll program, the earlier month does not know it.',
      remedy:
        'Enter the first open month in the settings of the handover; if the entry lies in it, the employee goes into the same month. Otherwise the tax adviser creates him before importing the file.',
    },
  },
  COMPENSATION_WITHDRAWN: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Ein schon übergebener Bezug gilt doch nicht',
      cause: 'Lohnart {wageType} wurde übergeben und danach zurückgenommen. Eine Datei kann das nicht sagen.',
      remedy: 'Ihr Berater entfernt den Bezug im Lohnprogramm von Hand.',
    },
    en: {
      title: 'A wage that was handed over does not apply after all',
      cause: 'Wage type {wageType} was handed over and taken back later. No file can say so.',
      remedy: 'Your tax adviser removes the wage by hand in the payroll program.',
    },
  },
  TIME_OFF_WITHDRAWN: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Eine schon übergebene Abwesenheit gilt nicht mehr',
      cause:
        'Sie („{type}“) wurde übergeben und danach abgelehnt oder storniert. Eine Datei kann das nicht sagen.',
      remedy: 'Ihr Berater entfernt die Fehlzeit im Lohnprogramm von Hand.',
    },
    en: {
      title: 'An absence that was handed over does not apply any more',
      cause: 'It (“{type}”) was handed over and declined or cancelled later. No file can say so.',
      remedy: 'Your tax adviser removes the absence by hand in the payroll program.',
    },
  },
  TIME_OFF_CHANGED: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Eine schon übergebene Abwesenheit wurde geändert',
      cause: 'Die neue Fassung ab {from|date} kommt in die Datei, die frühere steht noch im Lohnprogramm.',
      remedy: 'Ihr Berater prüft, ob die frühere Fehlzeit von Hand entfernt werden muss.',
    },
    en: {
      title: 'An absence that was handed over was changed',
      cause:
        'The new version from {from|date} goes into the file, the earlier one is still in the payroll program.',
      remedy: 'Your tax adviser checks whether the earlier absence has to be removed by hand.',
    },
  },
  PAYMENT_WITHDRAWN: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Eine schon übergebene Zahlung gilt nicht mehr',
      cause:
        '{value} wurde für {month|month} übergeben und danach zurückgenommen oder geändert. Bewegungsdaten werden nur hinzugefügt, nie ersetzt.',
      remedy: 'Ihr Berater entfernt die Zahlung im Lohnprogramm von Hand.',
    },
    en: {
      title: 'A payment that was handed over does not apply any more',
      cause:
        '{value} was handed over for {month|month} and taken back or changed later. Movement data is only added, never replaced.',
      remedy: 'Your tax adviser removes the payment by hand in the payroll program.',
    },
  },
  PARTNER_ACCOUNT_LENGTH_UNKNOWN: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Die Länge der Konten ist nicht bekannt',
      cause:
        'DATEV hat sie noch nicht genannt, und die Personenkonten hier sind verschieden lang. Der Dateikopf braucht sie.',
      remedy:
        'Prüfen Sie die Verbindung zu DATEV, oder der Berater vereinheitlicht die Konten der Geschäftspartner.',
    },
    en: {
      title: 'The length of accounts is not known',
      cause:
        'DATEV has not told it yet, and the person accounts here differ in length. The file’s head needs it.',
      remedy: 'Check the connection to DATEV, or the tax adviser gives the partners accounts of one length.',
    },
  },
  FISCAL_YEAR_ASSUMED: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Im Kopf der Geschäftspartnerdatei steht das Kalenderjahr {year}',
      cause: 'DATEV hat das Wirtschaftsjahr dieses Mandanten noch nicht genannt.',
      remedy: 'Weicht es laut Berater ab, verbinden Sie zuerst mit DATEV und übergeben dann erneut.',
    },
    en: {
      title: 'The partner file’s head says calendar year {year}',
      cause: 'DATEV has not told the fiscal year of this client yet.',
      remedy: 'If the tax adviser says it differs, connect to DATEV first and hand over again.',
    },
  },
  PUSH_NOTHING_CHANGED: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Es gibt nichts zu übergeben',
      cause: 'Seit der letzten Übergabe hat sich nichts geändert, und nichts wird erst noch gültig.',
      remedy: 'Soll alles noch einmal gehen, wählen Sie „Alles noch einmal übergeben“.',
    },
    en: {
      title: 'There is nothing to hand over',
      cause: 'Nothing has changed since the last handover, and nothing is yet to become valid.',
      remedy: 'If everything is to go once more, choose “Hand over everything once more”.',
    },
  },
  PUSH_NO_PAYMENTS: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Für {month|month} gibt es nichts zu übergeben',
      cause: 'Es ist nichts vorbereitet, oder alles Vorbereitete wurde schon übergeben.',
      remedy: 'Bereiten Sie die Abrechnung des Monats vor und übergeben Sie dann.',
    },
    en: {
      title: 'There is nothing to hand over for {month|month}',
      cause: 'Nothing is prepared, or everything prepared was handed over already.',
      remedy: 'Prepare the month’s payroll, then hand over.',
    },
  },
  PUSH_EARLIER_OPEN: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Frühere Dateien für {month|month} hat noch niemand',
      cause:
        'Diese Übergabe enthält alles, was in {count} früheren schon stand. Wer beides importiert, zahlt doppelt.',
      remedy: 'Der Berater importiert nur die neuesten Dateien.',
    },
    en: {
      title: 'Nobody has the earlier files for {month|month} yet',
      cause: 'This handover holds everything that stood in {count} earlier ones. Importing both pays twice.',
      remedy: 'The tax adviser imports the newest files only.',
    },
  },
  PASSTHROUGH_OTHER_NUMBERS: {
    severity: 'warning',
    owner: 'customer',
    de: {
      title: 'Die Datei nennt andere Nummern',
      cause: 'In „{file}“ steht {found}, diese Firma ist {expected}.',
      remedy: 'Bitte prüfen Sie, ob die Datei zu dieser Firma gehört.',
    },
    en: {
      title: 'The file names other numbers',
      cause: '“{file}” says {found}, this company is {expected}.',
      remedy: 'Please check whether the file belongs to this company.',
    },
  },
  FILE_KEPT_NOT_CONNECTED: {
    severity: 'hint',
    owner: 'admin',
    de: {
      title: 'Die Datei liegt zum Herunterladen bereit',
      cause: 'Sie wurde nicht gesendet, weil die Firma gerade nicht mit DATEV verbunden ist.',
      remedy: 'Laden Sie die Datei herunter und geben Sie sie Ihrem Berater, oder verbinden Sie mit DATEV.',
    },
    en: {
      title: 'The file is ready for download',
      cause: 'It was not sent because the company is not connected to DATEV at the moment.',
      remedy: 'Please download the file and give it to your adviser, or connect to DATEV.',
    },
  },
  FILE_KEPT_SERVICE_NOT_CHOSEN: {
    severity: 'hint',
    owner: 'admin',
    de: {
      title: 'Die Datei liegt zum Herunterladen bereit',
      cause: 'Sie wurde nicht gesendet, weil der Dienst dafür bei der Verbindung nicht gewählt ist.',
      remedy:
        'Laden Sie die Datei herunter und geben Sie sie Ihrem Berater. Soll sie künftig von selbst gehen, wählen Sie den Dienst unter „DATEV-Verbindung“ und verbinden neu.',
    },
    en: {
      title: 'The file is ready for download',
      cause: 'It was not sent because its service is not chosen for the connection.',
      remedy:
        'Please download the file and give it to your adviser. If it shall go by itself, choose the service under “DATEV connection” and connect anew.',
    },
  },
  FILE_KEPT_OTHER_DATASET: {
    severity: 'hint',
    owner: 'admin',
    de: {
      title: 'Die Datei liegt zum Herunterladen bereit',
      cause:
        'Sie ist für andere Nummern als die verbundenen; die Verbindung gilt nur für genau einen Mandanten.',
      remedy: 'Laden Sie die Datei herunter und geben Sie sie Ihrem Berater.',
    },
    en: {
      title: 'The file is ready for download',
      cause: 'It is for other numbers than the connected ones; the connection holds for exactly one client.',
      remedy: 'Please download the file and give it to your adviser.',
    },
  },
  FILE_WAITS: {
    severity: 'hint',
    owner: 'datev',
    de: {
      title: 'Die Datei wird später gesendet',
      cause: 'DATEV ist gerade nicht erreichbar. Die Datei liegt sicher bereit.',
      remedy: 'Sie müssen nichts tun: Wir versuchen es von selbst weiter.',
    },
    en: {
      title: 'The file is sent later',
      cause: 'DATEV cannot be reached at the moment. The file is kept safely.',
      remedy: 'Nothing to do: we go on trying by ourselves.',
    },
  },
  FILE_SEND_UNCLEAR: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Es ist unklar, ob die Datei bei DATEV angekommen ist',
      cause: 'Die Verbindung brach ab, bevor DATEV geantwortet hat. Wir senden nicht von selbst noch einmal.',
      remedy: 'Ihr Berater sieht im Programm nach; fehlt die Datei dort, senden Sie sie erneut.',
    },
    en: {
      title: 'It is unclear whether the file has reached DATEV',
      cause: 'The connection broke before DATEV answered. We do not send again by ourselves.',
      remedy: 'Your tax adviser looks into the program; if the file is not there, send it again.',
    },
  },
  FILE_REJECTED: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Die Datei wurde im Lohnprogramm als fehlerhaft gekennzeichnet',
      cause: 'Das setzt die Lohnsachbearbeitung von Hand, wenn der Import nicht gelingt.',
      remedy: 'Ihr Berater kann die Ursache klären; nach der Berichtigung übergeben Sie erneut.',
    },
    en: {
      title: 'The file was marked as corrupted in the payroll program',
      cause: 'The payroll clerk sets this by hand when the import fails.',
      remedy: 'Your tax adviser can find the cause; hand over again when it is mended.',
    },
  },
  CSV_LINE_TWICE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Zeile {line} meint dasselbe',
      cause: 'Nummer oder Kennung stehen schon dort; die zweite Zeile würde die erste überschreiben.',
      remedy: 'Bitte berichtigen Sie die Nummer oder lassen Sie eine der Zeilen weg.',
    },
    en: {
      title: 'Line {line} means the same',
      cause: 'Number or id stand there already; the second line would overwrite the first.',
      remedy: 'Please correct the number or leave one of the lines out.',
    },
  },
  CSV_VALUE_UNREADABLE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: '{field}: „{value}“ ist nicht lesbar',
      cause: 'Erwartet wird: {expected}.',
      remedy: 'Bitte berichtigen Sie den Wert.',
    },
    en: {
      title: '{field}: “{value}” cannot be read',
      cause: 'Expected: {expected}.',
      remedy: 'Please correct the value.',
    },
  },
} as const satisfies Catalogue;
