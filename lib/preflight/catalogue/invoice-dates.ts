import type { Catalogue } from './entry';

/** Document date, service date, due date, and where the document belongs. */
export const invoiceDateFindings = {
  DATE_OUTSIDE_MONTH: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Das Belegdatum {date|date} liegt nicht im {month|month}',
      cause: 'DATEV legt jeden Beleg in den Monat seines Belegdatums und lehnt andere Monate ab.',
      remedy: 'Bitte übertragen Sie diesen Beleg mit dem Monat seines Belegdatums.',
    },
    en: {
      title: 'The document date {date|date} is not in {month|month}',
      cause: 'DATEV files each document in the month of its document date and refuses other months.',
      remedy: 'Please transfer this document with the month of its document date.',
    },
  },
  DOCUMENT_OTHER_LEDGER: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Beleg gehört in ein anderes Buch',
      cause: 'Diese Übertragung ist für ein anderes Buch; der Beleg gehört hierhin: {ledger|ledger}.',
      remedy: 'Bitte übertragen Sie ihn mit dem Buch, in das er gehört.',
    },
    en: {
      title: 'The document belongs to another ledger',
      cause: 'This transfer is for another ledger; the document belongs here: {ledger|ledger}.',
      remedy: 'Please transfer it with the ledger it belongs to.',
    },
  },
  DUE_DATE_LEFT_OUT: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Die Fälligkeit {dueDate|date} wird nicht übertragen',
      cause:
        'DATEV verlangt eine Fälligkeit nach dem Belegdatum ({issueDate|date}). Sofort fällige Rechnungen gehen ohne Fälligkeit.',
      remedy:
        'Es ist nichts zu tun, wenn die Rechnung sofort fällig ist. Sonst berichtigen Sie die Fälligkeit in Ihrer Rechnungssoftware.',
    },
    en: {
      title: 'The due date {dueDate|date} is not transferred',
      cause:
        'DATEV wants a due date after the document date ({issueDate|date}). Invoices due at once go without a due date.',
      remedy:
        'There is nothing to do if the invoice is due at once. Otherwise correct the due date in your invoicing software.',
    },
  },
  SERVICE_DATE_LEFT_OUT: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Das Leistungsdatum {serviceDate|date} wird nicht übertragen',
      cause: 'DATEV übergeht ein Leistungsdatum nach dem Belegdatum ({issueDate|date}).',
      remedy:
        'Es ist nichts zu tun bei Vorauszahlungen. Sonst berichtigen Sie das Leistungsdatum in Ihrer Rechnungssoftware.',
    },
    en: {
      title: 'The service date {serviceDate|date} is not transferred',
      cause: 'DATEV ignores a service date after the document date ({issueDate|date}).',
      remedy:
        'There is nothing to do for prepayments. Otherwise correct the service date in your invoicing software.',
    },
  },
} as const satisfies Catalogue;
