import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, readerLocale } from '@/components/format/format';
import { Cell, HeaderCell, Table } from '@/components/ui/table';

/** A change as the list shows it. */
export interface ShownAuditEvent {
  readonly id: string;
  readonly at: Date;
  readonly actorName: string;
  readonly action: string;
  readonly details: string;
}

/** Who changed what and when (S4); the recorded values fold out. */
export function AuditList({ events }: { events: readonly ShownAuditEvent[] }) {
  const t = useTranslations('settings.audit');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('at')}</HeaderCell>
          <HeaderCell>{t('who')}</HeaderCell>
          <HeaderCell>{t('what')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {events.map(({ id, at, actorName, action, details }) => (
          <tr key={id} className="hover:bg-sunken">
            <Cell className="figures whitespace-nowrap max-sm:text-muted">{formatDateTime(at, locale)}</Cell>
            <Cell className="min-w-28">{actorName}</Cell>
            <Cell className="min-w-56">
              <ActionName action={action} />
              {details ? (
                <details className="mt-0.5">
                  <summary className="rounded text-xs text-muted">{t('details')}</summary>
                  <pre className="mt-1 max-w-2xl overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
                    {details}
                  </pre>
                </details>
              ) : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The action in words; one without words yet is shown by its name. */
function ActionName({ action }: { action: string }) {
  const t = useTranslations('auditActions');
  const key = action.replaceAll('.', '_') as 'connection_connected';
  return t.has(key) ? t(key) : <code className="font-mono text-xs">{action}</code>;
}
