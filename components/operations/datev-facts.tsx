import { useLocale, useTranslations } from 'next-intl';
import { formatCount, formatDateTime, readerLocale } from '@/components/format/format';
import type { Locale } from '@/components/i18n/locale';
import { Facts } from '@/components/ui/facts';
import type { OperationFigures } from '@/lib/operation/figures';
import type { Traffic } from '@/lib/operation/traffic';
import type { DatevEnvironment } from '@/lib/platform/settings';

interface DatevFactsProps extends Pick<OperationFigures, 'circuit' | 'traffic' | 'gets'> {
  readonly environment: DatevEnvironment;
}

/** How the traffic with DATEV goes: breaker, error rate, GETs a job costs (T7, T8). */
export function DatevFacts({ environment, circuit, traffic, gets }: DatevFactsProps) {
  const t = useTranslations('operations.datev');
  const environments = useTranslations('connection.environments');
  const locale = readerLocale(useLocale());
  const share = ({ requests, failed, errorRatio }: Traffic) =>
    t('failedShare', {
      requests: formatCount(requests, locale),
      failed: formatCount(failed, locale),
      rate: formatShare(errorRatio, locale),
    });
  return (
    <Facts
      columns={2}
      facts={[
        { label: t('environment'), value: environments(environment) },
        { label: t('circuit'), value: t(`circuits.${circuit.state}`) },
        ...(circuit.openUntil
          ? [{ label: t('openUntil'), value: formatDateTime(circuit.openUntil, locale) }]
          : []),
        { label: t('hour'), value: <span className="figures">{share(traffic.hour)}</span> },
        { label: t('calls'), value: <span className="figures">{share(traffic.day)}</span> },
        {
          label: t('gets'),
          value: (
            <>
              <span className="figures">
                {t('getsValue', {
                  jobs: gets.jobs,
                  average: formatCount(Math.round(gets.average * 10) / 10, locale),
                  worst: formatCount(gets.worst, locale),
                })}
              </span>
              <span className="block text-xs text-muted">{t('getsHint')}</span>
            </>
          ),
        },
      ]}
    />
  );
}

/** `0.0123` → `1,2 %`. */
function formatShare(share: number, locale: Locale): string {
  return `${formatCount(Math.round(share * 1_000) / 10, locale)} %`;
}
