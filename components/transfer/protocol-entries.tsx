import { CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { type Tone, toneText } from '@/components/ui/tone';
import type { ProtocolEntryView } from '@/lib/transfer/read/read-protocol';

interface Look {
  readonly tone: Tone;
  readonly icon: LucideIcon;
}

/** By DATEV's word; one that DATEV never documented is shown without a judgement. */
const looks: ReadonlyMap<string, Look> = new Map([
  ['information', { tone: 'info', icon: Info }],
  ['warning', { tone: 'warning', icon: TriangleAlert }],
  ['error', { tone: 'danger', icon: CircleAlert }],
]);
const plainLook: Look = { tone: 'neutral', icon: Info };

/** DATEV's protocol, word for word and in DATEV's order (P2, P5). Nothing is translated, shortened or sorted. */
export function ProtocolEntries({
  entries,
  hasEnded,
}: {
  entries: readonly ProtocolEntryView[];
  hasEnded: boolean;
}) {
  const t = useTranslations('transfer.entries');
  if (entries.length === 0) {
    return <p className="px-5 pb-5 text-sm text-muted">{hasEnded ? t('none') : t('notYet')}</p>;
  }
  return (
    <Table caption={t('title')} isBounded isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('time')}</HeaderCell>
          <HeaderCell>{t('type')}</HeaderCell>
          <HeaderCell>{t('text')}</HeaderCell>
          <HeaderCell>{t('context')}</HeaderCell>
          <HeaderCell>{t('fileName')}</HeaderCell>
        </tr>
      </thead>
      <tbody lang="de">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </tbody>
    </Table>
  );
}

function Entry({ entry }: { entry: ProtocolEntryView }) {
  const t = useTranslations('transfer.entries');
  const { tone, icon: Icon } = looks.get(entry.type?.trim().toLowerCase() ?? '') ?? plainLook;
  return (
    <tr>
      <Cell className="figures whitespace-nowrap max-sm:text-muted">{entry.time ?? '–'}</Cell>
      <Cell className={classNames('whitespace-nowrap', toneText[tone])}>
        <span className="inline-flex items-center gap-1.5">
          <Icon aria-hidden className="size-4" />
          {entry.type ?? '–'}
        </span>
      </Cell>
      <Cell className="min-w-48 wrap-anywhere whitespace-pre-wrap">{entry.text ?? '–'}</Cell>
      <Cell label={t('context')} className="min-w-28 wrap-anywhere whitespace-pre-wrap">
        {entry.context ?? '–'}
      </Cell>
      <Cell label={t('fileName')} className="min-w-44 font-mono text-xs break-all">
        {entry.document?.invoiceId ? (
          <Link
            href={`/belege/${entry.document.invoiceId}`}
            className="text-brand underline underline-offset-2"
          >
            {entry.fileName}
          </Link>
        ) : (
          (entry.fileName ?? '–')
        )}
      </Cell>
    </tr>
  );
}
