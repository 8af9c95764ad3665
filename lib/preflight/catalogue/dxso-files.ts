import type { Catalogue } from './entry';
import { dcoHelpUrl } from './help-urls';

/** Refusals of single files (T6). */
export const dxsoFileFindings = {
  DATEV_DCO01015: {
    severity: 'blocker',
    owner: 'customer',
    helpUrl: dcoHelpUrl('DCO01015'),
    de: {
      title: 'DATEV nimmt diese Art Datei nicht an',
      cause:
        'Eine Datei des Belegs hat einen Typ, den DATEV ablehnt (DCO01015). Dieser Beleg ist nicht angekommen; die übrigen gehen ohne ihn.',
      remedy:
        'Bitte ersetzen Sie die Datei in Ihrer Rechnungssoftware durch ein PDF und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'DATEV does not take this kind of file',
      cause:
        'A file of the document has a type DATEV refuses (DCO01015). This document has not arrived; the others go without it.',
      remedy: 'Please replace the file by a PDF in your invoicing software and hand the invoice over again.',
    },
  },
  DATEV_DCO01016: {
    severity: 'blocker',
    owner: 'customer',
    helpUrl: dcoHelpUrl('DCO01016'),
    de: {
      title: 'DATEV lehnt die Datei als zu groß ab',
      cause:
        'Eine Datei ist größer als 20 MB (DCO01016). Dieser Beleg ist nicht angekommen; die übrigen gehen ohne ihn.',
      remedy: 'Bitte verkleinern Sie die Datei und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'DATEV refuses the file as too large',
      cause:
        'A file is larger than 20 MB (DCO01016). This document has not arrived; the others go without it.',
      remedy: 'Please make the file smaller and hand the invoice over again.',
    },
  },
  DATEV_DCO01219: {
    severity: 'blocker',
    owner: 'customer',
    helpUrl: dcoHelpUrl('DCO01219'),
    de: {
      title: 'Inhalt und Endung einer Datei passen nicht zusammen',
      cause:
        'DATEV hat in einer Datei etwas anderes gefunden, als ihre Endung sagt (DCO01219). Dieser Beleg ist nicht angekommen; die übrigen gehen ohne ihn.',
      remedy:
        'Bitte erzeugen Sie das Belegbild in Ihrer Rechnungssoftware neu, am besten als PDF, und übergeben Sie die Rechnung erneut.',
    },
    en: {
      title: 'Content and extension of a file do not match',
      cause:
        'In a file DATEV found something else than its extension says (DCO01219). This document has not arrived; the others go without it.',
      remedy:
        'Please create the image anew in your invoicing software, best as PDF, and hand the invoice over again.',
    },
  },
  DATEV_DCO01300: {
    severity: 'blocker',
    owner: 'customer',
    helpUrl: dcoHelpUrl('DCO01300'),
    de: {
      title: 'Lohn- und Reisebelege gehen hier nicht',
      cause:
        'Der Mandant nutzt DATEV Personal; Lohn- und Reisebelege nimmt DATEV dann nur dort an (DCO01300). Angekommen ist nichts.',
      remedy:
        'Bitte reichen Sie diesen Beleg über DATEV Personal ein und markieren Sie ihn hier als „anders erledigt“.',
    },
    en: {
      title: 'Payroll and travel receipts cannot go this way',
      cause:
        'The client uses DATEV Personal; DATEV then takes payroll and travel receipts there only (DCO01300). Nothing arrived.',
      remedy: 'Please hand this document in through DATEV Personal and mark it here as handled elsewhere.',
    },
  },
} as const satisfies Catalogue;
