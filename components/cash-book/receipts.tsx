'use client';

import { Paperclip, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useSignInAgain } from '@/components/session/session-guard';
import { fromShownCompany } from '@/components/session/shown-company';
import { useAction } from '@/components/session/use-action';
import { classNames } from '@/components/ui/class-names';
import { SubmitButton } from '@/components/ui/submit-button';

interface ReceiptsProps {
  readonly cashEntryId: string;
  readonly receipts: readonly { readonly id: string; readonly fileName: string }[];
  readonly remove: (input: { cashEntryId: string; attachmentId: string }) => Promise<ActionAnswer>;
}

/** The receipts stapled to an entry; each new one is stored as soon as it is chosen. */
export function Receipts({ cashEntryId, receipts, remove }: ReceiptsProps) {
  const t = useTranslations('cashBook.receipts');
  const { run, isPending, refusal } = useAction(remove);
  return (
    <section aria-label={t('title')} className="mt-6 border-t border-line pt-4">
      <h3 className="font-semibold">{t('title')}</h3>
      <ul className="my-2 flex flex-col gap-1">
        {receipts.map(({ id, fileName }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <Link
              href={`/belege/datei/${id}`}
              target="_blank"
              className="break-all text-brand underline underline-offset-2"
            >
              {fileName}
            </Link>
            <SubmitButton
              type="button"
              variant="quiet"
              size="icon"
              className="size-8"
              pending={isPending}
              aria-label={t('remove', { fileName })}
              onClick={() => run({ cashEntryId, attachmentId: id })}
            >
              <Trash2 aria-hidden />
            </SubmitButton>
          </li>
        ))}
      </ul>
      <ReceiptUpload cashEntryId={cashEntryId} />
      <RefusalNotice refusal={refusal} />
    </section>
  );
}

type Refusal = Extract<ActionAnswer, { kind: 'refused' }>;

function ReceiptUpload({ cashEntryId }: { cashEntryId: string }) {
  const t = useTranslations('cashBook.receipts');
  const unexpected = useTranslations('common.unexpected');
  const router = useRouter();
  const signInAgain = useSignInAgain();
  const id = useId();
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function add(file: File | undefined) {
    if (!file || isSending) return;
    setIsSending(true);
    setRefusal(null);
    const answer = await send(cashEntryId, file);
    setIsSending(false);
    if (answer === null) setRefusal({ kind: 'refused', message: unexpected('text') });
    else if (answer.kind === 'signed_out') signInAgain();
    else if (answer.kind === 'refused') setRefusal(answer);
    else router.refresh();
  }

  return (
    <>
      <label
        htmlFor={id}
        className={classNames(
          'inline-flex h-10 cursor-pointer items-center gap-2 rounded-lg border border-line-strong bg-surface px-4 font-medium shadow-card hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-brand',
          isSending && 'opacity-55',
        )}
      >
        <Paperclip aria-hidden className="size-4" />
        {t('add')}
        <input
          id={id}
          type="file"
          accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,application/pdf,image/png,image/jpeg,image/tiff"
          className="sr-only"
          disabled={isSending}
          onChange={(event) => {
            void add(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      <p role="status" className="sr-only">
        {isSending ? t('sending') : ''}
      </p>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

/** null: no answer; storing the same file again would staple it twice, so nothing is repeated here. */
async function send(cashEntryId: string, file: File): Promise<ActionAnswer | null> {
  const query = new URLSearchParams({ eintrag: cashEntryId, name: file.name });
  try {
    const response = await fetch(`/belege/kasse/beleg?${query}`, {
      method: 'POST',
      headers: fromShownCompany({ 'content-type': file.type || 'application/octet-stream' }),
      body: file,
    });
    return (await response.json()) as ActionAnswer;
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError) return null;
    throw failure;
  }
}
