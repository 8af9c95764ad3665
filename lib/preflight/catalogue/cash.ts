import type { Catalogue } from './entry';

/** Cash book: order, balance, texts (T4). */
export const cashFindings = {
  CASH_AMOUNT_ZERO: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Kassenbewegung hat den Betrag 0,00',
      cause: 'DATEV nimmt im Kassenbuch nur Einnahmen und Ausgaben an, die nicht 0,00 sind.',
      remedy: 'Bitte berichtigen Sie den Betrag oder markieren Sie die Bewegung hier als „anders erledigt“.',
    },
    en: {
      title: 'The cash entry has the amount 0.00',
      cause: 'In the cash book DATEV takes only receipts and payments that are not 0.00.',
      remedy: 'Please correct the amount or mark the entry here as handled elsewhere.',
    },
  },
  CASH_TEXT_MISSING: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Der Text der Kassenbewegung fehlt',
      cause: 'Im Kassenbuch von DATEV ist der Belegtext Pflicht.',
      remedy:
        'Bitte tragen Sie einen kurzen Text ein (bis 30 Zeichen) und übergeben Sie die Bewegung erneut.',
    },
    en: {
      title: 'The text of the cash entry is missing',
      cause: 'In DATEV’s cash book the text is mandatory.',
      remedy: 'Please enter a short text (up to 30 characters) and hand the entry over again.',
    },
  },
  CASH_TEXT_30: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'DATEV zeigt nur den Anfang des Kassentextes',
      cause: 'Von „{text}“ zeigt das Kassenbuch die ersten 30 Zeichen: „{arrives}“.',
      remedy: 'Es ist nichts zu tun. Wenn das Ende wichtig ist, kürzen Sie den Text selbst.',
    },
    en: {
      title: 'DATEV shows only the beginning of the cash text',
      cause: 'Of “{text}” the cash book shows the first 30 characters: “{arrives}”.',
      remedy: 'There is nothing to do. If the end matters, shorten the text yourself.',
    },
  },
  CASH_ACCOUNT_MISSING: {
    severity: 'hint',
    owner: 'adviser',
    de: {
      title: 'Die Kassenbewegung hat kein Gegenkonto',
      cause: 'Sie geht ohne Konto ins Kassenbuch; DATEV erlaubt das.',
      remedy: 'Der Berater kontiert die Bewegung in DATEV.',
    },
    en: {
      title: 'The cash entry has no contra account',
      cause: 'It goes to the cash book without an account; DATEV allows that.',
      remedy: 'The tax adviser assigns the account in DATEV.',
    },
  },
  CASH_BALANCE_NEGATIVE: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Kasse wäre am {date|date} im Minus ({balance|amount} €)',
      cause:
        'Mit der Bewegung über {amount|amount} € fällt der Bestand unter null. Das ist in einer Kasse unmöglich, und DATEV lehnt es ab.',
      remedy:
        'Bitte prüfen Sie Reihenfolge, fehlende Einnahmen und den Anfangsbestand der Kasse, und übergeben Sie die berichtigten Bewegungen erneut.',
    },
    en: {
      title: 'The cash balance would be negative on {date|date} ({balance|amount} €)',
      cause:
        'With the entry of {amount|amount} € the balance falls below zero. That is impossible in a cash box, and DATEV refuses it.',
      remedy:
        'Please check the order, missing receipts and the opening balance of the cash box, and hand the corrected entries over again.',
    },
  },
  CASH_OPENING_BALANCE_UNKNOWN: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Der Anfangsbestand der Kasse ist nicht bekannt',
      cause:
        'Ohne ihn lässt sich hier nicht prüfen, ob der Bestand einmal ins Minus fällt; DATEV prüft es erst beim Import.',
      remedy:
        'Bitte vergleichen Sie vor der Übertragung den Bestand mit dem Kassenbuch online; der Berater kennt ihn.',
    },
    en: {
      title: 'The opening balance of the cash box is not known',
      cause:
        'Without it the balance cannot be checked for falling below zero here; DATEV checks it only on import.',
      remedy:
        'Please compare the balance with Kassenbuch online before the transfer; the tax adviser knows it.',
    },
  },
  CASH_OPENING_BALANCE_ASSUMED: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Der Anfangsbestand der Kasse wurde noch nicht angegeben',
      cause:
        'Gerechnet wird deshalb von 0,00 €. War vorher schon Geld in der Kasse, werden Bewegungen vielleicht zu Unrecht zurückgehalten.',
      remedy:
        'Bitte tragen Sie unter „Belege“ im Kassenbuch den Bestand vor der ersten Bewegung ein; der Berater kennt ihn.',
    },
    en: {
      title: 'The opening balance of the cash box has not been entered yet',
      cause:
        'It is therefore counted from €0.00. If there was money in the box before, entries may be held back wrongly.',
      remedy:
        'Please enter the balance before the first entry in the cash book under “Documents”; the tax adviser knows it.',
    },
  },
  CASH_EARLIER_LEFT_OUT: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Vor der Bewegung vom {date|date} ist eine frühere offen',
      cause:
        'Die Bewegung vom {earlierDate|date} ist nicht mit ausgewählt. Im Kassenbuch muss die Reihenfolge stimmen, deshalb geht keine spätere vor ihr.',
      remedy:
        'Bitte übertragen Sie den ganzen Monat oder wählen Sie die frühere Bewegung mit aus. Ist sie anders erledigt, markieren Sie sie so.',
    },
    en: {
      title: 'Before the entry of {date|date} an earlier one is open',
      cause:
        'The entry of {earlierDate|date} was not chosen along with it. In a cash book the order must be right, so no later one goes before it.',
      remedy:
        'Please transfer the whole month or choose the earlier entry too. If it was handled elsewhere, mark it so.',
    },
  },
  CASH_ENTRY_LATE: {
    severity: 'warning',
    owner: 'adviser',
    de: {
      title: 'Die Bewegung vom {date|date} kommt nach späteren',
      cause:
        'Bewegungen bis zum {laterDate|date} sind schon bei DATEV. Diese hier wird nachgereicht; der Bestand reicht an jedem Tag aus.',
      remedy: 'Der Berater prüft nach der Übertragung im Kassenbuch online, ob die Reihenfolge stimmt.',
    },
    en: {
      title: 'The entry of {date|date} comes after later ones',
      cause:
        'Entries up to {laterDate|date} are at DATEV already. This one is handed in late; the balance suffices on every day.',
      remedy: 'After the transfer the tax adviser checks the order in Kassenbuch online.',
    },
  },
  CASH_EARLIER_MONTH_OPEN: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Im Kassenbuch ist noch eine frühere Bewegung offen',
      cause:
        'Die Bewegung vom {date|date} wurde noch nicht übertragen. Im Kassenbuch muss die Reihenfolge stimmen, deshalb geht ein späterer Monat nicht zuerst.',
      remedy:
        'Bitte übertragen Sie zuerst den früheren Monat, oder markieren Sie seine Bewegungen als „anders erledigt“.',
    },
    en: {
      title: 'An earlier entry of the cash book is still open',
      cause:
        'The entry of {date|date} has not been transferred yet. In a cash book the order must be right, so a later month does not go first.',
      remedy: 'Please transfer the earlier month first, or mark its entries as handled elsewhere.',
    },
  },
  CASH_DAY_REORDERED: {
    severity: 'hint',
    owner: 'customer',
    de: {
      title: 'Am {date|date} stehen die Einnahmen vor den Ausgaben',
      cause:
        'In der übergebenen Reihenfolge wäre der Bestand innerhalb des Tages ins Minus gefallen. Der Bestand am Abend ist derselbe.',
      remedy: 'Es ist nichts zu tun.',
    },
    en: {
      title: 'On {date|date} receipts come before payments',
      cause:
        'In the order handed over the balance would have become negative during the day. The balance in the evening is the same.',
      remedy: 'There is nothing to do.',
    },
  },
  CASH_HELD_AFTER: {
    severity: 'blocker',
    owner: 'customer',
    de: {
      title: 'Die Bewegung vom {date|date} wartet auf eine frühere',
      cause:
        'Eine Bewegung vom {earlierDate|date} ist zurückgehalten. Im Kassenbuch muss die Reihenfolge stimmen, deshalb warten alle späteren.',
      remedy: 'Bitte klären Sie zuerst die Bewegung vom {earlierDate|date}; diese hier geht dann mit.',
    },
    en: {
      title: 'The entry of {date|date} waits for an earlier one',
      cause:
        'An entry of {earlierDate|date} is held back. In a cash book the order must be right, so all later ones wait.',
      remedy: 'Please settle the entry of {earlierDate|date} first; this one then goes along.',
    },
  },
} as const satisfies Catalogue;
