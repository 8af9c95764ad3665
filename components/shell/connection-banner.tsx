import { CircleAlert, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import type { FindingJson } from '@/lib/preflight/finding';

/** Above every page while something is wrong with the connection (C6, C7): the most urgent thing, and where to mend it. */
export function ConnectionBanner({ findings }: { findings: readonly FindingJson[] }) {
  const t = useTranslations('banner');
  const finding = findings.find(({ severity }) => severity === 'blocker') ?? findings[0];
  if (!finding) return null;
  const isBlocker = finding.severity === 'blocker';
  const Icon = isBlocker ? CircleAlert : TriangleAlert;
  return (
    <section
      aria-label={t('label')}
      className={classNames(
        'flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 text-sm sm:px-6',
        isBlocker ? 'bg-danger-soft text-danger' : 'bg-warning-soft text-warning',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 font-medium">{finding.title}</span>
      <Link href="/datev-verbindung" className="font-semibold underline underline-offset-2">
        {t('open')}
      </Link>
    </section>
  );
}
