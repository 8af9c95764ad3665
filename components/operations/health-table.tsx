import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { headerTone } from '@/components/connection/light-tone';
import { formatCount, formatDateTime, readerLocale } from '@/components/format/format';
import { Light } from '@/components/ui/light';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { ConnectionDescription } from '@/lib/connection/describe-connection';

/** A company as operators see it. */
export interface ShownHealth {
  readonly companyId: string;
  readonly name: string;
  readonly connection: ConnectionDescription;
  readonly openJobs: number;
  readonly heldJobs: number;
  readonly lastTransferAt: Date | null;
}

/** Every company's connection with its light, and what waits. */
export function HealthTable({ companies }: { companies: readonly ShownHealth[] }) {
  const t = useTranslations('operations.health');
  const states = useTranslations('connection.states');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('company')}</HeaderCell>
          <HeaderCell>{t('connection')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('expiresAt')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('checkedAt')}</HeaderCell>
          <HeaderCell className="text-right">{t('openJobs')}</HeaderCell>
          <HeaderCell className="text-right">{t('heldJobs')}</HeaderCell>
          <HeaderCell className="hidden lg:table-cell">{t('lastTransfer')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {companies.map(({ companyId, name, connection, openJobs, heldJobs, lastTransferAt }) => (
          <tr key={companyId} className="hover:bg-sunken">
            <Cell className="min-w-40">
              <Link
                href={`/betrieb/protokoll?firma=${companyId}`}
                className="font-medium text-brand underline-offset-2 hover:underline"
              >
                {name}
              </Link>
              {connection.consultantNumber === null ? null : (
                <span className="figures block text-muted">
                  {connection.consultantNumber}-{connection.clientNumber}
                </span>
              )}
            </Cell>
            <Cell label={t('connection')} className="whitespace-nowrap">
              <span className="inline-flex items-center gap-2">
                <Light tone={headerTone(connection)} />
                {states(connection.state)}
              </span>
              {connection.problems[0] ? (
                <code className="block font-mono text-xs text-muted">{connection.problems[0].code}</code>
              ) : null}
            </Cell>
            <Cell className="figures hidden md:table-cell">
              {formatDateTime(connection.expiresAt, locale)}
            </Cell>
            <Cell className="figures hidden md:table-cell">
              {formatDateTime(connection.checkedAt, locale)}
            </Cell>
            <Cell label={t('openJobs')} className="amount">
              {formatCount(openJobs, locale)}
            </Cell>
            <Cell label={t('heldJobs')} className="amount">
              {formatCount(heldJobs, locale)}
            </Cell>
            <Cell className="figures hidden lg:table-cell">{formatDateTime(lastTransferAt, locale)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
