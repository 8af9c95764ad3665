import { useLocale, useTranslations } from 'next-intl';
import { formatRate, readerLocale } from '@/components/format/format';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { taxCases } from '@/lib/bookkeeping/invoice';
import type { AccountChange } from '@/lib/documents/account-length-preview';

/** Old and new number of every account that does not fit (M3). */
export function LengthChanges({ changes }: { changes: readonly AccountChange[] }) {
  const t = useTranslations('accountLength.changes');
  const nameOf = useChangeName();
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <HeaderCell>{t('where')}</HeaderCell>
          <HeaderCell>{t('from')}</HeaderCell>
          <HeaderCell>{t('to')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.place} ${change.id}`}>
            <Cell className="min-w-40">{nameOf(change)}</Cell>
            <Cell className="figures">{change.from}</Cell>
            <Cell className="figures font-semibold">
              {change.to ?? <span className="font-normal text-warning">{t('byHand')}</span>}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A row is called by its case, a partner by his name, a setting by its field. */
function useChangeName(): (change: AccountChange) => string {
  const t = useTranslations('accountLength.changes');
  const cases = useTranslations('taxCases');
  const directions = useTranslations('directions');
  const locale = readerLocale(useLocale());
  return ({ place, id, label }) => {
    switch (place) {
      case 'row': {
        const [direction, taxCase, rate = '', ...rule] = label.split(' ');
        const known = taxCases.find((one) => one === taxCase);
        return [
          directions(direction === 'incoming' ? 'incoming' : 'outgoing'),
          known ? cases(known) : (taxCase ?? ''),
          formatRate(rate, locale),
          rule.join(' '),
        ]
          .filter((part) => part !== '')
          .join(' · ');
      }
      case 'partner':
        return label;
      case 'setting':
        return t(settingNames[id] ?? 'setting');
    }
  };
}

const settingNames: Readonly<
  Record<string, 'collectiveCustomer' | 'collectiveSupplier' | 'firstFreeCustomer' | 'firstFreeSupplier'>
> = {
  'collective.customer': 'collectiveCustomer',
  'collective.supplier': 'collectiveSupplier',
  'firstFree.customer': 'firstFreeCustomer',
  'firstFree.supplier': 'firstFreeSupplier',
};
