import { useLocale, useTranslations } from 'next-intl';
import { formatTimestamp, readerLocale } from '@/components/format/format';
import { Badge } from '@/components/ui/badge';
import { type Fact, Facts } from '@/components/ui/facts';
import type { Interaction } from '@/lib/general-data/interactions/interactions';

/** What is kept of a call: who, what, what came of it. */
export function InteractionFacts({ call }: { call: Interaction }) {
  const t = useTranslations('calls');
  const locale = readerLocale(useLocale());
  const optional = (label: string, value: string | null): Fact[] =>
    value === null ? [] : [{ label, value }];
  return (
    <Facts
      facts={[
        { label: t('at'), value: formatTimestamp(call.at, locale) },
        { label: t('result'), value: <CallResult call={call} /> },
        ...optional(t('errorTitle'), call.title),
        ...optional(t('message'), call.message),
        { label: t('operation'), value: call.operation },
        { label: t('request'), value: t('methodAndPath', { method: call.method, path: call.path }) },
        ...optional(t('integration'), call.integrationId),
        ...optional(t('key'), call.apiKeyName),
        ...optional(t('ip'), call.ip),
        { label: t('duration'), value: t('milliseconds', { count: call.durationMs }) },
        { label: t('id'), value: call.id },
      ]}
    />
  );
}

/** Success, or one of the published errors. */
export function CallResult({ call }: { call: Pick<Interaction, 'code' | 'httpStatus'> }) {
  const t = useTranslations('calls');
  return call.code === null ? (
    <Badge tone="success">{t('success')}</Badge>
  ) : (
    <Badge tone="danger">{t('codeAndStatus', { code: call.code, status: call.httpStatus })}</Badge>
  );
}
