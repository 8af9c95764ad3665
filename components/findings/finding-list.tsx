import { CircleAlert, ExternalLink, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { type Tone, toneText } from '@/components/ui/tone';
import type { FindingJson } from '@/lib/preflight/finding';
import { findingTarget } from './finding-target';

const looks: Readonly<Record<FindingJson['severity'], { tone: Tone; icon: LucideIcon; edge: string }>> = {
  blocker: { tone: 'danger', icon: CircleAlert, edge: 'border-l-danger' },
  warning: { tone: 'warning', icon: TriangleAlert, edge: 'border-l-warning' },
  hint: { tone: 'info', icon: Info, edge: 'border-l-info' },
};

/** Findings, the ones that stop something first. Each says what, why, who acts, and leads there (M8). */
export function FindingList({
  findings,
  hideSubject = false,
}: {
  findings: readonly FindingJson[];
  hideSubject?: boolean;
}) {
  const order = { blocker: 0, warning: 1, hint: 2 } as const;
  const sorted = findings.toSorted((left, right) => order[left.severity] - order[right.severity]);
  return (
    <ul className="flex flex-col gap-2">
      {sorted.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one code may be found many times, the list never changes in place
        <li key={`${finding.code}-${index}`}>
          <FindingItem finding={finding} hideSubject={hideSubject} />
        </li>
      ))}
    </ul>
  );
}

function FindingItem({ finding, hideSubject }: { finding: FindingJson; hideSubject: boolean }) {
  const t = useTranslations('findings');
  const { tone, icon: Icon, edge } = looks[finding.severity];
  const target = findingTarget(finding);
  return (
    <article className={classNames('rounded-lg border border-l-4 border-line bg-surface px-4 py-3', edge)}>
      <div className="flex gap-3">
        <Icon aria-hidden className={classNames('mt-0.5 size-4.5 shrink-0', toneText[tone])} />
        <div className="min-w-0 grow">
          <p className="font-semibold">
            <span className="sr-only">{t(`severities.${finding.severity}`)}: </span>
            {finding.title}
          </p>
          {finding.subject && !hideSubject ? (
            <p className="text-sm text-muted">{finding.subject.label}</p>
          ) : null}
          <p className="mt-1 text-sm">{finding.cause}</p>
          <p className="mt-1 text-sm">
            <span className="font-semibold">{t(`owners.${finding.owner}`)}:</span> {finding.remedy}
          </p>
          {target || finding.helpUrl ? (
            <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
              {target ? (
                <Link href={target.href} className="font-medium text-brand underline underline-offset-2">
                  {t(`targets.${target.label}`)}
                </Link>
              ) : null}
              {finding.helpUrl ? <HelpLink href={finding.helpUrl} /> : null}
            </p>
          ) : null}
        </div>
      </div>
    </article>
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
