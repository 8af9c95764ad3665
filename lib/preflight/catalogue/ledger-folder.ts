import type { Catalogue } from './entry';

/** Folder of the ledger, always taken from the answer to the job creation (M6). */
export const ledgerFolderFindings = {
  LEDGER_FOLDER_NONE: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'DATEV nennt keinen Ordner für das {ledger|ledger}',
      cause:
        'Die Antwort von DATEV enthält für {month|month} keinen Namen eines Ordners oder Kassenbuchs. Ohne ihn weiß DATEV nicht, wohin die Belege gehören. Der angefangene Auftrag wurde abgebrochen, angekommen ist nichts.',
      remedy:
        'Der Berater prüft in Belege online (für die Kasse: Kassenbuch online), ob das {ledger|ledger} für das Wirtschaftsjahr angelegt ist. Danach die Übertragung neu starten.',
    },
    en: {
      title: 'DATEV names no folder for the {ledger|ledger}',
      cause:
        'DATEV’s answer for {month|month} holds no name of a folder or cash book. Without it DATEV does not know where the documents belong. The job that was begun has been cancelled, nothing arrived.',
      remedy:
        'The tax adviser checks in Belege online (for cash: Kassenbuch online) whether the {ledger|ledger} exists for the fiscal year. Then start the transfer again.',
    },
  },
  LEDGER_FOLDER_CHOICE_NEEDED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Bitte wählen Sie den Ordner für das {ledger|ledger}',
      cause:
        'DATEV bietet für {month|month} mehrere an: {folders}. Welcher der richtige ist, darf nicht geraten werden. Der angefangene Auftrag wurde abgebrochen, angekommen ist nichts.',
      remedy:
        'Wählen Sie unter „DATEV-Verbindung“ einmal den Ordner aus (im Zweifel weiß der Berater, welcher gemeint ist). Die Wahl wird gemerkt, die wartende Übertragung geht dann weiter.',
    },
    en: {
      title: 'Please choose the folder for the {ledger|ledger}',
      cause:
        'For {month|month} DATEV offers several: {folders}. Which one is right must not be guessed. The job that was begun has been cancelled, nothing arrived.',
      remedy:
        'Choose the folder once under “DATEV connection” (in doubt the tax adviser knows which one is meant). The choice is remembered, and the waiting transfer then goes on.',
    },
  },
  LEDGER_FOLDER_DISAPPEARED: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der gewählte Ordner „{folder}“ ist nicht mehr da',
      cause:
        'Für das {ledger|ledger} war „{folder}“ gewählt. DATEV bietet für {month|month} jetzt an: {folders}. Der angefangene Auftrag wurde abgebrochen, angekommen ist nichts.',
      remedy:
        'Bitte fragen Sie den Berater, ob der Ordner umbenannt wurde, und wählen Sie unter „DATEV-Verbindung“ den richtigen neu. Die wartende Übertragung geht dann weiter.',
    },
    en: {
      title: 'The chosen folder “{folder}” is no longer there',
      cause:
        'For the {ledger|ledger} “{folder}” was chosen. For {month|month} DATEV now offers: {folders}. The job that was begun has been cancelled, nothing arrived.',
      remedy:
        'Please ask the tax adviser whether the folder was renamed, and choose the right one again under “DATEV connection”. The waiting transfer then goes on.',
    },
  },
  LEDGER_FOLDER_RENAMED: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Der Ordner heißt jetzt „{folder}“',
      cause: 'DATEV nennt für das {ledger|ledger} den Ordner „{folder}“; zuletzt hieß er „{before}“.',
      remedy: 'Es ist nichts zu tun: Die Belege gehen in den Ordner mit dem neuen Namen.',
    },
    en: {
      title: 'The folder is now called “{folder}”',
      cause: 'For the {ledger|ledger} DATEV names the folder “{folder}”; last time it was “{before}”.',
      remedy: 'There is nothing to do: the documents go to the folder with the new name.',
    },
  },
  LEDGER_FOLDER_NAME_TOO_LONG: {
    severity: 'blocker',
    owner: 'adviser',
    de: {
      title: 'Der Ordnername „{folder}“ ist zu lang',
      cause:
        'In der Importdatei hat ein Ordnername 1 bis 40 Zeichen; DATEV nennt hier einen mit {length}. Gekürzt darf er nicht werden, sonst fänden die Belege nicht hin.',
      remedy:
        'Der Berater benennt den Ordner des {ledger|ledger} in Belege online kürzer. Danach die Übertragung neu starten.',
    },
    en: {
      title: 'The folder name “{folder}” is too long',
      cause:
        'In the import file a folder name has 1 to 40 characters; DATEV names one with {length} here. It must not be cut, or the documents would not find their place.',
      remedy:
        'The tax adviser gives the folder of the {ledger|ledger} a shorter name in Belege online. Then start the transfer again.',
    },
  },
  LEDGER_FOLDER_ASSUMED: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Als Ordner steht „{folder}“ im Paket',
      cause:
        'So heißt der Ordner für das {ledger|ledger} in DATEV, wenn ihn niemand umbenannt hat. Ohne Verbindung lässt sich das hier nicht prüfen.',
      remedy:
        'Der Berater prüft vor dem Hochladen, ob der Ordner bei diesem Mandanten so heißt. Nach der ersten Übertragung ist der Name bekannt.',
    },
    en: {
      title: 'The package names the folder “{folder}”',
      cause:
        'That is what the folder for the {ledger|ledger} is called in DATEV if nobody has renamed it. Without a connection this cannot be checked here.',
      remedy:
        'Before the upload the tax adviser checks whether the folder of this client has that name. After the first transfer the name is known.',
    },
  },
} as const satisfies Catalogue;
