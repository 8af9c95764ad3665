import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { findingTargets } from '@/components/findings/finding-target';
import type { FindingJson } from '@/lib/preflight/finding';
import { OpenInCompany, type OpenInCompanyAction } from './open-in-company';

export interface ShownMatter {
  readonly finding: FindingJson;
  /** Numbers of the documents it concerns. */
  readonly documents: readonly string[];
}

interface WaitingListProps {
  readonly companyId: string;
  readonly matters: readonly ShownMatter[];
  readonly openInCompany: OpenInCompanyAction;
}

const namedDocuments = 5;

/** What waits for the Berater: what, why, what to do, and the way there in the right company (M8). */
export function WaitingList({ companyId, matters, openInCompany }: WaitingListProps) {
  const t = useTranslations('adviser.waiting');
  if (matters.length === 0) {
    return (
      <p className="flex items-center gap-2 text-sm text-success">
        <CircleCheck aria-hidden className="size-4" />
        {t('none')}
      </p>
    );
  }
  return (
    <details open={matters.length <= 2}>
      <summary className="rounded text-sm font-semibold">{t('title', { count: matters.length })}</summary>
      <ul className="mt-2 flex flex-col gap-3">
        {matters.map(({ finding, documents }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one code may stand twice, the list never changes in place
          <li key={`${finding.code}-${index}`} className="flex gap-2.5 text-sm">
            <MatterIcon severity={finding.severity} />
            <div className="min-w-0">
              <p className="font-medium">{finding.title}</p>
              <p className="text-muted">{finding.cause}</p>
              <p>{finding.remedy}</p>
              {documents.length > 0 ? <Documents documents={documents} /> : null}
              <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
                <Ways companyId={companyId} finding={finding} openInCompany={openInCompany} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function MatterIcon({ severity }: Pick<FindingJson, 'severity'>) {
  const t = useTranslations('findings.severities');
  const Icon = severity === 'blocker' ? CircleAlert : TriangleAlert;
  return (
    <>
      <Icon
        aria-hidden
        className={`mt-0.5 size-4 shrink-0 ${severity === 'blocker' ? 'text-danger' : 'text-warning'}`}
      />
      <span className="sr-only">{t(severity)}</span>
    </>
  );
}

function Documents({ documents }: { documents: readonly string[] }) {
  const t = useTranslations('adviser.waiting');
  const rest = documents.length - namedDocuments;
  const named = documents.slice(0, namedDocuments).join(', ');
  return (
    <p className="figures break-words text-muted">
      {rest > 0 ? t('documentsMore', { named, rest }) : t('documents', { named })}
    </p>
  );
}

function Ways({
  companyId,
  finding,
  openInCompany,
}: Omit<WaitingListProps, 'matters'> & { finding: FindingJson }) {
  const t = useTranslations('findings');
  return (
    <>
      {findingTargets(finding).map(({ href, label }) => (
        <OpenInCompany key={href} companyId={companyId} to={href} action={openInCompany}>
          {t(`targets.${label}`)}
        </OpenInCompany>
      ))}
      {finding.helpUrl ? (
        <a
          href={finding.helpUrl}
          target="_blank"
          rel="noreferrer"
          className="font-medium text-brand underline underline-offset-2"
        >
          {t('help')} <span className="sr-only">{t('newTab')}</span>
        </a>
      ) : null}
    </>
  );
}
