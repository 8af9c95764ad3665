import { FolderDown } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatBytes, formatCount, readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import type { JobKey } from '@/lib/bookkeeping/invoice';
import { packageFilePath } from './package-address';

interface PackagePartsProps {
  readonly monthOfLedger: JobKey;
  readonly parts: readonly { readonly documents: number; readonly files: number; readonly bytes: number }[];
}

/** One download each; a month beyond DATEV's limits has several. */
export function PackageParts({ monthOfLedger, parts }: PackagePartsProps) {
  const t = useTranslations('packages');
  const locale = readerLocale(useLocale());
  return (
    <ul className="flex flex-col gap-3">
      {parts.map(({ documents, files, bytes }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells one part from another
        <li key={index} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button asChild variant="primary">
            {/* A file, not a page: the router must not load it beforehand. */}
            <a href={packageFilePath(monthOfLedger, index + 1)} download>
              <FolderDown aria-hidden />
              {parts.length > 1 ? t('downloadPart', { part: index + 1, parts: parts.length }) : t('download')}
            </a>
          </Button>
          <span className="figures text-sm text-muted">
            {t('size', {
              documents,
              files: formatCount(files, locale),
              size: formatBytes(bytes, locale),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
