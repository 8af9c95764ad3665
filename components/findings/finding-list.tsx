import { ChevronRight, CircleAlert, ExternalLink, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type Tone, toneText } from '@/components/ui/tone';
import type { FindingJson } from '@/lib/preflight/finding';
import { findingTargets } from './finding-target';
import { OperatorReport } from './operator-report';

const looks: Readonly<Record<FindingJson['severity'], { tone: Tone; icon: LucideIcon; edge: string }>> = {
  blocker: { tone: 'danger', icon: CircleAlert, edge: 'border-l-danger' },
  warning: { tone: 'warning', icon: TriangleAlert, edge: 'border-l-warning' },
  hint: { tone: 'info', icon: Info, edge: 'border-l-info' },
};

const order: Readonly<Record<FindingJson['severity'], number>> = { blocker: 0, warning: 1, hint: 2 };

interface FindingListProps {
  readonly findings: readonly FindingJson[];
  /** Path of the page they stand on: no link leads to where one is, and a document's page does not name it again. */
  readonly page?: string;
}

/** Findings, the ones that stop something first. Each says what, why, who acts, and leads there (M8). */
export function FindingList({ findings, page = '' }: FindingListProps) {
  const sorted = findings.toSorted((left, right) => order[left.severity] - order[right.severity]);
  return (
    <ul className="flex flex-col gap-2">
      {sorted.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one code may be found many times, the list never changes in place
        <li key={`${finding.code}-${index}`}>
          <FindingItem finding={finding} page={page} />
        </li>
      ))}
    </ul>
  );
}

interface FindingItemProps {
  readonly finding: FindingJson;
  readonly page: string;
  /** What more there is to say, e.g. which documents it concerns. */
  readonly children?: ReactNode;
}

/** Blockers and warnings stand open; a hint asks for nothing and stays folded. */
export function FindingItem({ finding, page, children }: FindingItemProps) {
  const frame = classNames(
    'block rounded-lg border border-l-4 border-line bg-surface px-4 py-2.5 text-left',
    looks[finding.severity].edge,
  );
  if (finding.severity === 'hint') {
    return (
      <details className={classNames(frame, 'group')}>
        <summary className="flex list-none gap-3 [&::-webkit-details-marker]:hidden">
          <FindingTitle finding={finding} page={page} />
          <ChevronRight
            aria-hidden
            className="mt-1 ml-auto size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
          />
        </summary>
        <FindingBody finding={finding} page={page}>
          {children}
        </FindingBody>
      </details>
    );
  }
  return (
    <article className={frame}>
      <div className="flex gap-3">
        <FindingTitle finding={finding} page={page} />
      </div>
      <FindingBody finding={finding} page={page}>
        {children}
      </FindingBody>
    </article>
  );
}

function FindingTitle({ finding, page }: { finding: FindingJson; page: string }) {
  const t = useTranslations('findings');
  const { tone, icon: Icon } = looks[finding.severity];
  return (
    <>
      <Icon aria-hidden className={classNames('mt-0.5 size-4.5 shrink-0', toneText[tone])} />
      <span className="min-w-0">
        <span className="sr-only">{t(`severities.${finding.severity}`)}: </span>
        <span className={finding.severity === 'hint' ? 'font-medium' : 'font-semibold'}>{finding.title}</span>
        {finding.subject && !(finding.subject.id && page.endsWith(finding.subject.id)) ? (
          <span className="block text-sm text-muted">{finding.subject.label}</span>
        ) : null}
      </span>
    </>
  );
}

function FindingBody({ finding, page, children }: FindingItemProps) {
  const t = useTranslations('findings');
  // A place on this very page is gone to without leaving it: what it tells of an attempt stays.
  const targets = findingTargets(finding)
    .filter(({ href }) => href !== page)
    .map((target) =>
      page && target.href.startsWith(`${page}#`)
        ? { ...target, href: target.href.slice(page.length) }
        : target,
    );
  return (
    <div className="pl-7.5 text-sm">
      <p className="mt-1">{finding.cause}</p>
      <p className="mt-1">
        <span className="font-semibold">{t(`owners.${finding.owner}`)}:</span> {finding.remedy}
      </p>
      {targets.length > 0 || finding.helpUrl ? (
        <p className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1">
          {targets.map(({ href, label }) => (
            <Link key={href} href={href} className="font-medium text-brand underline underline-offset-2">
              {t(`targets.${label}`)}
            </Link>
          ))}
          {finding.helpUrl ? <HelpLink href={finding.helpUrl} /> : null}
        </p>
      ) : null}
      {finding.owner === 'us' && finding.severity !== 'hint' ? <OperatorReport finding={finding} /> : null}
      {children}
    </div>
  );
}

function HelpLink({ href }: { href: string }) {
  const t = useTranslations('findings');
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 font-medium text-brand underline underline-offset-2"
    >
      {t('help')}
      <ExternalLink aria-hidden className="size-3.5" />
      <span className="sr-only">{t('newTab')}</span>
    </a>
  );
}
