import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { panelTone } from '@/components/connection/light-tone';
import { formatCount, formatDateTime, readerLocale } from '@/components/format/format';
import { Light } from '@/components/ui/light';
import type { ClientView } from '@/lib/adviser/list-clients';
import { OpenInCompany, type OpenInCompanyAction } from './open-in-company';

interface ClientCardProps {
  readonly client: ClientView;
  /** `September 2026` */
  readonly sentSince: string;
  readonly openInCompany: OpenInCompanyAction;
  /** What waits for the Berater. */
  readonly children: ReactNode;
}

/** One company at a glance; each number leads to what it counts (P4, U4). */
export function ClientCard({ client, sentSince, openInCompany, children }: ClientCardProps) {
  const t = useTranslations('adviser.clients');
  const states = useTranslations('connection.states');
  const locale = readerLocale(useLocale());
  const { companyId, name, connection } = client;
  const hasNumbers = connection.consultantNumber !== null && connection.clientNumber !== null;
  const open = { companyId, action: openInCompany };
  const numbers = [
    { key: 'open', count: client.open, to: '/belege?status=open' },
    { key: 'refused', count: client.refused, to: '/belege?status=refused' },
    { key: 'held', count: client.held, to: '/uebertragungen?status=held' },
    { key: 'proposedRows', count: client.proposedRows, to: '/stammdaten/kontentabelle' },
    { key: 'sent', count: client.sent, to: '/uebertragungen' },
  ] as const;
  return (
    <section
      aria-labelledby={`firma-${companyId}`}
      className="rounded-2xl border border-line bg-surface px-5 py-4 shadow-card"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id={`firma-${companyId}`} className="flex items-center gap-2.5 text-lg font-semibold">
            <Light tone={panelTone(client.light)} />
            {name}
            <span className="sr-only">– {t(`lightWords.${client.light}`)}</span>
          </h2>
          <p className="figures mt-0.5 text-sm text-muted">
            {hasNumbers ? `${connection.consultantNumber}-${connection.clientNumber} · ` : ''}
            {states(connection.state)}
          </p>
        </div>
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
          <span className="text-muted">
            {client.lastTransferAt
              ? t('lastTransfer', { at: formatDateTime(client.lastTransferAt, locale) })
              : t('neverTransferred')}
          </span>
          <OpenInCompany {...open} to="/">
            {t('open', { name })}
          </OpenInCompany>
        </div>
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
        {numbers.map(({ key, count, to }) => (
          <li key={key} className="text-sm">
            <OpenInCompany {...open} to={to} tone={count === 0 ? 'muted' : 'brand'}>
              <span className="figures text-base font-semibold">{formatCount(count, locale)}</span>{' '}
              {t(`counts.${key}`, { since: sentSince })}
            </OpenInCompany>
          </li>
        ))}
      </ul>
      <div className="mt-3 border-t border-line pt-3">{children}</div>
    </section>
  );
}
