import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FindingItem } from '@/components/findings/finding-list';
import type { SharedFinding } from './transfer-preview';

/** Matters with the documents they concern, each a link to where it can be mended (T9). */
export function SharedFindingList({ shared }: { shared: readonly SharedFinding[] }) {
  const t = useTranslations('transferStart');
  return (
    <ul className="flex flex-col gap-2">
      {shared.map(({ finding, documents, count }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one code may stand twice with other words, the list never changes in place
        <li key={`${finding.code}-${index}`}>
          <FindingItem finding={finding} page="">
            <p className="mt-1.5">
              <span className="font-semibold">{t('concerns', { count })}:</span>{' '}
              {documents.map(({ id, label, href }, position) => (
                <span key={id}>
                  {position > 0 ? ', ' : ''}
                  {href ? (
                    <Link href={href} className="font-medium text-brand underline underline-offset-2">
                      {label}
                    </Link>
                  ) : (
                    label
                  )}
                </span>
              ))}
              {count > documents.length ? ` ${t('more', { count: count - documents.length })}` : ''}
            </p>
          </FindingItem>
        </li>
      ))}
    </ul>
  );
}
