import { getLocale, getTranslations } from 'next-intl/server';
import {
  formatDate,
  formatDateTime,
  formatMonth,
  formatRate,
  readerLocale,
} from '@/components/format/format';
import { weekdayName } from '@/components/settings/weekday';
import { anyRate } from '@/lib/bookkeeping/account-table';
import type { ProcedureWords } from '@/lib/procedure/procedure-words';

/** Values a person typed are nobody's words but his. */
const isTyped: ReadonlySet<string> = new Set(['reason', 'name', 'email', 'text', 'number', 'externalId']);
const ratesIn: ReadonlySet<string> = new Set(['case', 'taxRate']);

interface WordList {
  (name: string): string;
  has(name: string): boolean;
}

/** The catalogue as the description asks for it. */
export async function procedureWords(): Promise<ProcedureWords> {
  const locale = readerLocale(await getLocale());
  const [t, accounts, directions, cases, ledgers, roles, connection, schedule, actions, names, values] =
    await Promise.all([
      getTranslations('procedure.text'),
      getTranslations('masterData.accounts'),
      getTranslations('directions'),
      getTranslations('taxCases'),
      getTranslations('ledgers'),
      getTranslations('roles'),
      getTranslations('connection'),
      getTranslations('settings.schedule'),
      getTranslations('auditActions'),
      getTranslations('procedure.details'),
      getTranslations('procedure.values'),
    ]);
  /** Recorded values are the program's own words: each asks the list it belongs to. */
  const inWords = (value: string) => {
    const lists = [directions, cases, ledgers, roles] as readonly WordList[];
    const name = value as 'monthly';
    if (values.has(name)) return values(name);
    return lists.find((list) => list.has(value))?.(value) ?? value;
  };
  return {
    locale,
    text: (name, values) => t(name, values as never),
    direction: (direction) => directions(direction),
    taxCase: (taxCase) => cases(taxCase),
    rate: (taxRate) =>
      taxRate === anyRate ? accounts('anyRate') : formatRate(taxRate, locale).replace(' ', '\u00a0'),
    ledger: (ledger) => ledgers(ledger),
    role: (role) => roles(role),
    connectionState: (state) => connection(`states.${state}`),
    environment: (name) => connection(`environments.${name}`),
    service(name) {
      const key = `services.${name}.name` as 'services.rechnungsdatenservice.name';
      return connection.has(key) ? connection(key) : name;
    },
    schedule(rule) {
      const hour = `${String(rule.hour).padStart(2, '0')}:00`;
      return rule.rhythm === 'monthly'
        ? schedule('monthly', { day: rule.dayOfMonth, hour })
        : schedule('weekly', { weekday: weekdayName(rule.weekday, locale), hour });
    },
    action(action) {
      const key = action.replaceAll('.', '_') as 'connection_connected';
      return actions.has(key) ? actions(key) : action;
    },
    detailName: (key) => {
      const name = key as 'accountNo';
      return names.has(name) ? names(name) : key;
    },
    detailValue(value, key) {
      const text = ratesIn.has(key)
        ? value.replaceAll(/\d+\.\d\d/g, (rate) => formatRate(rate, locale))
        : value;
      return isTyped.has(key) ? text : text.replaceAll(/[\w]+/g, inWords);
    },
    date: (day) => formatDate(day, locale),
    month: (month) => formatMonth(month, locale),
    dateTime: (instant) => formatDateTime(instant, locale),
  };
}
