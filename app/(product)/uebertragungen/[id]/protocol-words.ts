import { getLocale, getTranslations } from 'next-intl/server';
import { formatDateTime, formatMonth, readerLocale } from '@/components/format/format';
import type { ProtocolWords } from '@/lib/transfer/export/protocol-export';

/** The words of the page for its file: both say the same in the reader's language (U2). */
export async function protocolWords(about: {
  readonly transferId: string;
  readonly writtenAt: Date;
}): Promise<ProtocolWords> {
  const [t, ledgers, states, results, status] = await Promise.all([
    getTranslations('protocolFile'),
    getTranslations('ledgers'),
    getTranslations('transferStates'),
    getTranslations('documentResults'),
    getTranslations('datevStatus'),
  ]);
  const locale = readerLocale(await getLocale());
  return {
    locale,
    label: (name) => t(`labels.${name}`),
    ledger: (ledger) => ledgers(ledger),
    month: (month) => formatMonth(month, locale),
    dateTime: (instant) => formatDateTime(instant, locale),
    transferState: (state) => states(state),
    result: (result) => results(result),
    datevStatus(number) {
      if (number === null) return status('none');
      const key = `words.${number}` as 'words.0';
      return `${status.has(key) ? status(key) : status('unknown')} (${number})`;
    },
    footer: (page, pages) =>
      t('footer', {
        id: about.transferId,
        at: formatDateTime(about.writtenAt, locale),
        page: String(page),
        pages: String(pages),
      }),
  };
}
