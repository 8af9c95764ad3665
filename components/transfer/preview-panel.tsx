import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AdviserMailButton } from '@/components/findings/adviser-mail-button';
import { FindingList } from '@/components/findings/finding-list';
import { formatBytes, formatMonth, readerLocale } from '@/components/format/format';
import { Notice } from '@/components/ui/notice';
import { SharedFindingList } from './shared-finding-list';
import type { PreviewJob, TransferPreview } from './transfer-preview';

/** Where it goes (C4), what goes, what stays and why. */
export function PreviewPanel({ preview }: { preview: TransferPreview }) {
  const t = useTranslations('transferStart');
  return (
    <div className="flex flex-col gap-5">
      <Target preview={preview} />
      <Verdict preview={preview} />
      {preview.jobs.length > 1 ? <SplitPlan jobs={preview.jobs} /> : null}
      {preview.findings.length > 0 ? (
        <Section title={t('findings')}>
          <FindingList findings={preview.findings} />
        </Section>
      ) : null}
      {preview.heldBack.length > 0 ? (
        <Section title={t('heldBack', { count: preview.heldBackCount })}>
          <SharedFindingList shared={preview.heldBack} />
        </Section>
      ) : null}
      {preview.notes.length > 0 ? (
        <details>
          <summary className="rounded font-semibold">{t('notes', { count: preview.notes.length })}</summary>
          <div className="mt-2">
            <SharedFindingList shared={preview.notes} />
          </div>
        </details>
      ) : null}
    </div>
  );
}

function Target({ preview }: { preview: TransferPreview }) {
  const t = useTranslations('transferStart');
  const names = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  const { dataset, choice, jobs, sendable } = preview;
  const bytes = jobs.reduce((sum, job) => sum + job.bytes, 0);
  const files = jobs.reduce((sum, job) => sum + job.files, 0);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 rounded-xl bg-sunken px-4 py-3 max-sm:gap-x-2 max-sm:px-3 text-sm sm:grid-cols-3">
      <Item label={t('company')}>{preview.companyName}</Item>
      <Item label={t('consultantNumber')}>{dataset?.consultantNumber ?? t('notConnected')}</Item>
      <Item label={t('clientNumber')}>{dataset?.clientNumber ?? t('notConnected')}</Item>
      <Item label={t('ledger')}>{names(choice.ledger)}</Item>
      <Item label={t('month')}>{formatMonth(choice.month, locale)}</Item>
      <Item label={t('documents')}>{t('documentsInJobs', { documents: sendable, jobs: jobs.length })}</Item>
      <Item label={t('files')}>{t('filesAndSize', { files, size: formatBytes(bytes, locale) })}</Item>
    </dl>
  );
}

/** A month beyond DATEV's limits goes in several jobs; which documents each has is decided by their order (T1). */
function SplitPlan({ jobs }: { jobs: readonly PreviewJob[] }) {
  const t = useTranslations('transferStart');
  const locale = readerLocale(useLocale());
  return (
    <Section title={t('plan', { count: jobs.length })}>
      <ol className="figures flex flex-col gap-1 text-sm">
        {jobs.map(({ documents, files, bytes, splitBy }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells one job from another
          <li key={index}>
            {t('planJob', { job: index + 1, documents, files, size: formatBytes(bytes, locale) })}
            {splitBy ? <span className="text-muted"> · {t(`splitBy.${splitBy}`)}</span> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Item({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{label}</dt>
      <dd className="figures font-semibold break-words">{children}</dd>
    </div>
  );
}

function Verdict({ preview }: { preview: TransferPreview }) {
  const t = useTranslations('transferStart.verdict');
  const { isBlocked, sendable, heldBackCount, mail } = preview;
  const actions = <AdviserMailButton mail={mail} />;
  if (isBlocked) {
    return (
      <Notice tone="danger" title={t('blocked')} actions={actions}>
        {t('blockedText')}
      </Notice>
    );
  }
  if (sendable === 0) {
    return (
      <Notice tone="warning" title={t('allHeldBack')} actions={actions}>
        {t('allHeldBackText')}
      </Notice>
    );
  }
  return heldBackCount > 0 ? (
    <Notice tone="warning" title={t('partly', { sendable, heldBack: heldBackCount })} actions={actions}>
      {t('partlyText')}
    </Notice>
  ) : (
    <Notice tone="success" title={t('ready', { sendable })} />
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  );
}
