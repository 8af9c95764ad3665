import { useLocale, useTranslations } from 'next-intl';
import { formatAmount, formatDate, formatMonth, readerLocale } from '@/components/format/format';
import { type Fact, Facts } from '@/components/ui/facts';
import type { InvoiceDetails } from '@/lib/documents/read-invoice';

/** The invoice as it came; fields it does not have are left out. */
export function InvoiceFacts({ invoice }: { invoice: InvoiceDetails }) {
  const t = useTranslations('document.fields');
  const ledgers = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  const { content } = invoice;
  const { partner } = content;
  const amount = (value: number) => formatAmount(value, content.currency, locale);
  const partnerLines = [partner.name, [partner.city, partner.country].filter(Boolean).join(', ')];

  const facts: (Fact | null)[] = [
    { label: t('partner'), value: partnerLines.filter(Boolean).join(' · ') },
    known(t('customerNumber'), partner.customerNumber),
    known(t('vatId'), partner.vatId),
    known(t('iban'), partner.iban),
    { label: t('issueDate'), value: <Figures>{formatDate(content.issueDate, locale)}</Figures> },
    known(t('serviceDate'), content.serviceDate && formatDate(content.serviceDate, locale)),
    known(t('dueDate'), content.dueDate && formatDate(content.dueDate, locale)),
    { label: t('month'), value: formatMonth(invoice.accountingMonth, locale) },
    { label: t('ledger'), value: ledgers(invoice.ledger) },
    { label: t('grossAmount'), value: <Figures>{amount(content.grossAmount)}</Figures> },
    known(t('exchangeRate'), content.exchangeRate && `${content.exchangeRate} ${content.currency}/EUR`),
    ...content.skonto.map((skonto) => ({
      label: t('skonto'),
      value: (
        <Figures>
          {t('skontoValue', {
            percentage: skonto.percentage.replace('.', locale === 'de' ? ',' : '.'),
            amount: amount(skonto.amount),
            date: formatDate(skonto.date, locale),
          })}
        </Figures>
      ),
    })),
    known(t('discount'), content.discount && amount(content.discount.grossAmount)),
    known(t('rounding'), content.roundingAmount ? amount(content.roundingAmount) : null),
    known(t('orderId'), content.orderId),
    known(t('text'), content.text),
    known(t('information'), content.information),
    { label: t('externalId'), value: <code className="font-mono text-xs">{invoice.externalId}</code> },
  ];
  return <Facts columns={2} facts={facts.filter((fact) => fact !== null)} />;
}

function known(label: string, value: string | null | undefined): Fact | null {
  return value ? { label, value: <Figures>{value}</Figures> } : null;
}

function Figures({ children }: { children: React.ReactNode }) {
  return <span className="figures">{children}</span>;
}
