import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatTimestamp, readerLocale } from '@/components/format/format';
import { classNames } from '@/components/ui/class-names';
import { Cell, HeaderCell, Table } from '@/components/ui/table';

/** One call to DATEV as operators see it (P6); headers never hold `Authorization`, bodies never a token. */
export interface ShownHttpCall {
  readonly id: string;
  readonly at: Date;
  readonly companyName: string | null;
  /** Of ours; null for calls that belong to none, such as a sign-in. */
  readonly transferJobId: string | null;
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly globalTransactionId: string | null;
  readonly capRequestId: string | null;
  readonly failure: string | null;
  readonly requestHeaders: string;
  readonly responseHeaders: string;
  readonly responseBody: string | null;
}

/** The technical log: every call, its answer, DATEV's ids; headers and bodies fold out. */
export function HttpLogTable({ calls }: { calls: readonly ShownHttpCall[] }) {
  const t = useTranslations('operations.log');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('at')}</HeaderCell>
          <HeaderCell>{t('call')}</HeaderCell>
          <HeaderCell className="text-right">{t('status')}</HeaderCell>
          <HeaderCell className="text-right">{t('duration')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.id} className="hover:bg-sunken">
            <Cell className="figures whitespace-nowrap">
              {formatTimestamp(call.at, locale)}
              <span className="block text-muted">{call.companyName ?? '–'}</span>
            </Cell>
            <Cell className="sm:min-w-80">
              <span className="font-medium">{call.operation}</span>
              <code className="block font-mono text-xs break-all">
                {call.method} {call.url}
              </code>
              <CallDetails call={call} />
            </Cell>
            <Cell
              label={t('status')}
              className={classNames(
                'amount font-semibold',
                (call.status === null || call.status >= 400) && 'text-danger',
              )}
            >
              {call.status ?? t('noAnswer')}
            </Cell>
            <Cell label={t('duration')} className="amount">
              {t('ms', { ms: call.durationMs })}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function CallDetails({ call }: { call: ShownHttpCall }) {
  const t = useTranslations('operations.log');
  const parts = [
    [t('failure'), call.failure],
    ['X-Global-Transaction-ID', call.globalTransactionId],
    ['V-Cap-Request-ID', call.capRequestId],
    [t('requestHeaders'), call.requestHeaders],
    [t('responseHeaders'), call.responseHeaders],
    [t('responseBody'), call.responseBody],
  ] as const;
  return (
    <details className="mt-1">
      <summary className="rounded text-xs text-muted">{t('details')}</summary>
      {call.transferJobId === null ? null : (
        <Link
          href={`/betrieb/protokoll?kennung=${call.transferJobId}`}
          className="mt-1 inline-block text-xs text-brand underline underline-offset-2"
        >
          {t('sameJob')}
        </Link>
      )}
      <dl className="mt-1 max-w-3xl text-xs">
        {parts.map(([name, text]) =>
          text ? (
            <div key={name} className="mb-2">
              <dt className="font-semibold">{name}</dt>
              <dd>
                <pre className="overflow-x-auto rounded-lg bg-sunken p-2 font-mono whitespace-pre-wrap">
                  {text}
                </pre>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
    </details>
  );
}
