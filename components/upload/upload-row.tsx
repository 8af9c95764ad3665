'use client';

import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CirclePause,
  LoaderCircle,
  type LucideIcon,
} from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { FindingList } from '@/components/findings/finding-list';
import { formatAmount, formatBytes, formatDate, readerLocale } from '@/components/format/format';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { Direction } from '@/lib/bookkeeping/invoice';
import type { UploadedInvoice } from './upload-answer';
import type { Upload, UploadState } from './upload-list';

interface Look {
  readonly icon: LucideIcon;
  readonly className: string;
}

const refusedLook: Look = { icon: CircleAlert, className: 'text-danger' };

const looks: Readonly<Record<UploadState['kind'], Look>> = {
  waiting: { icon: LoaderCircle, className: 'text-muted' },
  sending: { icon: LoaderCircle, className: 'animate-spin text-brand' },
  interrupted: { icon: CirclePause, className: 'text-warning' },
  signed_out: { icon: CirclePause, className: 'text-warning' },
  stored: { icon: CircleCheck, className: 'text-success' },
  direction_needed: { icon: CircleHelp, className: 'text-warning' },
  conflict: refusedLook,
  refused: refusedLook,
  too_large: refusedLook,
  other_company: refusedLook,
};

/** One file with what became of it. */
export function UploadRow({
  upload,
  onDirection,
}: {
  upload: Upload;
  onDirection: (direction: Direction) => void;
}) {
  const locale = readerLocale(useLocale());
  const { icon: Icon, className } = looks[upload.state.kind];
  return (
    <li className="flex gap-3 px-5 py-3">
      <Icon aria-hidden className={classNames('mt-0.5 size-5 shrink-0', className)} />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap justify-between gap-x-4">
          <span className="min-w-0 font-medium break-all">{upload.file.name}</span>
          <span className="figures text-sm text-muted">{formatBytes(upload.file.size, locale)}</span>
        </p>
        <Result state={upload.state} onDirection={onDirection} />
      </div>
    </li>
  );
}

function Result({ state, onDirection }: { state: UploadState; onDirection: (direction: Direction) => void }) {
  const t = useTranslations('upload');
  switch (state.kind) {
    case 'waiting':
    case 'sending':
    case 'interrupted':
    case 'signed_out':
      return (
        <p className="text-sm text-muted">
          {t(`states.${state.kind === 'signed_out' ? 'interrupted' : state.kind}`)}
        </p>
      );
    case 'stored':
      return (
        <p className="text-sm">
          {t(`stored.${state.outcome}`)} <InvoiceLink invoice={state.invoice} />
        </p>
      );
    case 'conflict':
      return (
        <p className="text-sm">
          {t('conflict')} <InvoiceLink invoice={state.invoice} />
          {state.transferId ? (
            <Link
              href={`/uebertragungen/${state.transferId}`}
              className="ml-2 text-brand underline underline-offset-2"
            >
              {t('toTransfer')}
            </Link>
          ) : null}
        </p>
      );
    case 'direction_needed':
      return (
        <div className="mt-1 flex flex-wrap items-center gap-2 text-sm">
          {t('direction')}
          <Button size="small" onClick={() => onDirection('incoming')}>
            {t('incoming')}
          </Button>
          <Button size="small" onClick={() => onDirection('outgoing')}>
            {t('outgoing')}
          </Button>
        </div>
      );
    case 'too_large':
      return <p className="text-sm text-danger">{t('tooLarge')}</p>;
    case 'other_company':
      return <p className="text-sm text-danger">{state.message}</p>;
    case 'refused':
      return (
        <div className="mt-2">
          <FindingList findings={state.findings} page="/belege/neu" />
        </div>
      );
  }
}

function InvoiceLink({ invoice }: { invoice: UploadedInvoice }) {
  const locale = readerLocale(useLocale());
  return (
    <>
      <Link href={`/belege/${invoice.id}`} className="font-medium text-brand underline underline-offset-2">
        {invoice.number}
      </Link>{' '}
      <span className="figures text-muted">
        {invoice.partnerName} · {formatDate(invoice.issueDate, locale)} ·{' '}
        {formatAmount(invoice.grossAmount, invoice.currency, locale)}
      </span>
    </>
  );
}
