import { Download, FileX } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatBytes, readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { AttachmentView } from '@/lib/documents/read-invoice';

/** The document's image beside its posting, and all files to download. */
export function FilePreview({ attachments }: { attachments: readonly AttachmentView[] }) {
  const t = useTranslations('document.files');
  const locale = readerLocale(useLocale());
  const shown = attachments.find(({ kind }) => kind === 'image');
  if (attachments.length === 0) {
    return (
      <EmptyState icon={FileX} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  }
  return (
    <div>
      {shown ? <Preview attachment={shown} /> : null}
      <ul className="divide-y divide-line border-t border-line">
        {attachments.map((attachment) => (
          <li key={attachment.id} className="flex items-center justify-between gap-3 px-5 py-2.5 text-sm">
            <span className="min-w-0">
              <span className="block truncate font-medium">{attachment.fileName}</span>
              <span className="block text-xs text-muted">
                {t(`kinds.${attachment.kind}`)} · {formatBytes(attachment.size, locale)}
              </span>
              <span className="block truncate font-mono text-xs text-muted">SHA-256 {attachment.sha256}</span>
            </span>
            <Button asChild variant="quiet" size="icon">
              <a
                href={`/belege/datei/${attachment.id}?download`}
                aria-label={t('download', { fileName: attachment.fileName })}
              >
                <Download aria-hidden />
              </a>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Preview({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations('document.files');
  const address = `/belege/datei/${attachment.id}`;
  if (attachment.contentType === 'application/pdf') {
    return (
      <iframe
        src={`${address}#toolbar=0&navpanes=0&view=FitH`}
        title={t('preview', { fileName: attachment.fileName })}
        className="aspect-[1/1.35] w-full bg-sunken"
        loading="lazy"
      />
    );
  }
  if (attachment.contentType === 'image/png' || attachment.contentType === 'image/jpeg') {
    return (
      // biome-ignore lint/performance/noImgElement: a private file of one company, never to be optimised and cached
      <img src={address} alt={t('preview', { fileName: attachment.fileName })} className="w-full bg-sunken" />
    );
  }
  return <p className="px-5 py-8 text-center text-sm text-muted">{t('noPreview')}</p>;
}
