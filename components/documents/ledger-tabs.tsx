import { useTranslations } from 'next-intl';
import { SectionTabs } from '@/components/ui/section-tabs';
import { ledgers } from '@/lib/bookkeeping/invoice';
import { type DocumentSearch, documentsPath } from './document-address';

/** All invoices, or one of DATEV's ledgers. Month and state stay, sorting and page do not fit another ledger. */
export function LedgerTabs({ search }: { search: DocumentSearch }) {
  const t = useTranslations('documents');
  const names = useTranslations('ledgers');
  const { month, state } = search;
  const tabs = [
    { href: documentsPath({ month, state }), label: t('allInvoices'), isCurrent: search.ledger === null },
    ...ledgers.map((ledger) => ({
      href: documentsPath({ month, state, ledger }),
      label: names(ledger),
      isCurrent: search.ledger === ledger,
    })),
  ];
  return <SectionTabs label={t('ledgersLabel')} tabs={tabs} />;
}
