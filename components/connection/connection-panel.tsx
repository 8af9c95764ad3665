import { ExternalLink } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatDateTime, readerLocale } from '@/components/format/format';
import { classNames } from '@/components/ui/class-names';
import { type Fact, Facts } from '@/components/ui/facts';
import { Light } from '@/components/ui/light';
import { toneText } from '@/components/ui/tone';
import type { ConnectionDescription } from '@/lib/connection/describe-connection';
import { panelTone } from './light-tone';

/** State of the connection at a glance: light, dataset, who, until when, last check (C9). */
export function ConnectionPanel({
  connection,
  actions,
}: {
  connection: ConnectionDescription;
  actions: ReactNode;
}) {
  const t = useTranslations('connection');
  const locale = readerLocale(useLocale());
  const tone = panelTone(connection.light);
  const label =
    connection.state === 'connected' && connection.light === 'amber'
      ? 'connected_attention'
      : connection.state;

  const facts: Fact[] = [
    {
      label: t('facts.dataset'),
      value:
        connection.consultantNumber === null ? (
          '–'
        ) : (
          <>
            {connection.companyName ? (
              <span className="block font-medium">{connection.companyName}</span>
            ) : null}
            <span className="figures block">
              {t('facts.consultantNumber')} {connection.consultantNumber}
            </span>
            <span className="figures block">
              {t('facts.clientNumber')} {connection.clientNumber}
            </span>
          </>
        ),
    },
    { label: t('facts.grantedBy'), value: connection.grantedBy ?? '–' },
    {
      label: t('facts.connectedBy'),
      value: connection.connectedBy ? (
        <>
          {connection.connectedBy}
          <span className="figures block text-muted">{formatDateTime(connection.connectedAt, locale)}</span>
        </>
      ) : (
        '–'
      ),
    },
    { label: t('facts.expiresAt'), value: <Expiry connection={connection} /> },
    { label: t('facts.lastCheck'), value: <LastCheck connection={connection} /> },
    {
      label: t('facts.services'),
      value:
        connection.services.map((service) => t(`services.${serviceKey(service)}.name`)).join(', ') || '–',
    },
    { label: t('facts.environment'), value: t(`environments.${connection.environment}`) },
  ];

  return (
    <section aria-label={t('panel')} className="rounded-2xl border border-line bg-surface shadow-card">
      <header className="flex flex-wrap items-center justify-between gap-4 border-b border-line px-5 py-4">
        <p className={classNames('flex items-center gap-3 text-lg font-semibold', toneText[tone])}>
          <Light tone={tone} size="large" />
          {t(`states.${label}`)}
        </p>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </header>
      <div className="px-5 py-5">
        <Facts facts={facts} />
        <p className="mt-5 text-sm">
          <a
            href={connection.tokenPageUrl}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 font-medium text-brand underline underline-offset-2"
          >
            {t('tokenPage')}
            <ExternalLink aria-hidden className="size-3.5" />
          </a>
        </p>
      </div>
    </section>
  );
}

function serviceKey(service: string): 'rechnungsdatenservice' | 'hr_files' | 'extf_files' {
  return service === 'hr_files' || service === 'extf_files' ? service : 'rechnungsdatenservice';
}

function Expiry({ connection }: { connection: ConnectionDescription }) {
  const t = useTranslations('connection.expiry');
  const locale = readerLocale(useLocale());
  const { expiry } = connection;
  switch (expiry.kind) {
    case 'unknown':
      return connection.state === 'connected' ? t('unknown') : '–';
    case 'expired':
      return (
        <span className="figures font-medium text-danger">
          {t('expired', { at: formatDateTime(expiry.expiresAt, locale) })}
        </span>
      );
    case 'running':
      return (
        <>
          <span className="figures">{formatDateTime(expiry.expiresAt, locale)}</span>
          <span
            className={classNames(
              'block',
              expiry.warning === null ? 'text-muted' : 'font-medium text-warning',
            )}
          >
            {t('daysLeft', { days: expiry.daysLeft })}
          </span>
        </>
      );
  }
}

function LastCheck({ connection }: { connection: ConnectionDescription }) {
  const t = useTranslations('connection.check');
  const locale = readerLocale(useLocale());
  if (!connection.checkedAt) return t('never');
  return (
    <>
      <span className="figures">{formatDateTime(connection.checkedAt, locale)}</span>
      <span
        className={classNames('block font-medium', connection.isCheckOk ? 'text-success' : 'text-danger')}
      >
        {connection.isCheckOk ? t('passed') : t('failed')}
      </span>
    </>
  );
}
