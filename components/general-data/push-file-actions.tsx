'use client';

import { Download, Eye, RefreshCw, Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ActionAnswer } from '@/components/session/action-answer';
import { RefusalNotice } from '@/components/session/refusal-notice';
import { useSignInAgain } from '@/components/session/session-guard';
import { useAction } from '@/components/session/use-action';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SubmitButton } from '@/components/ui/submit-button';

type FileAction = (input: { fileId: string }) => Promise<ActionAnswer>;

interface PushFileActionsProps {
  readonly fileId: string;
  readonly name: string;
  readonly canSend: boolean;
  readonly canAsk: boolean;
  readonly send: FileAction;
  readonly ask: FileAction;
}

/** The browser takes a download by itself and tells nobody when it has it; then the state on the page is another one. */
const untilDownloadedMs = 1_000;

/** Look at a file, download it, send it (again), ask DATEV where it stands. */
export function PushFileActions({ fileId, name, canSend, canAsk, send, ask }: PushFileActionsProps) {
  const t = useTranslations('handover.file');
  const router = useRouter();
  return (
    <div className="flex flex-wrap gap-2">
      <Preview fileId={fileId} name={name} />
      {/* A real form: a download counts as handed over, so it is an act and not an address to be fetched ahead. */}
      <form
        method="post"
        action={`/stammdaten/uebergabe/datei/${fileId}`}
        onSubmit={() => window.setTimeout(() => router.refresh(), untilDownloadedMs)}
      >
        <Button type="submit" size="small" aria-label={t('downloadOf', { name })}>
          <Download aria-hidden />
          {t('download')}
        </Button>
      </form>
      {canSend ? (
        <ActionButton fileId={fileId} action={send} label={t('send')} icon={<Send aria-hidden />} />
      ) : null}
      {canAsk ? (
        <ActionButton fileId={fileId} action={ask} label={t('ask')} icon={<RefreshCw aria-hidden />} />
      ) : null}
    </div>
  );
}

function ActionButton({
  fileId,
  action,
  label,
  icon,
}: {
  fileId: string;
  action: FileAction;
  label: string;
  icon: React.ReactNode;
}) {
  const { run, isPending, refusal } = useAction(action);
  return (
    <div>
      <SubmitButton type="button" size="small" pending={isPending} onClick={() => run({ fileId })}>
        {isPending ? null : icon}
        {label}
      </SubmitButton>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}

type Shown = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'loading' | 'gone' };

/** Opens the text of a file. It is fetched when asked for: files are long, and who looked at one is written down. */
function Preview({ fileId, name }: { fileId: string; name: string }) {
  const t = useTranslations('handover.file');
  const common = useTranslations('common');
  const signInAgain = useSignInAgain();
  const [shown, setShown] = useState<Shown | null>(null);

  async function open() {
    setShown({ kind: 'loading' });
    const text = await fetchText(fileId);
    if (text === 'signed_out') {
      setShown(null);
      signInAgain();
      return;
    }
    setShown(text === null ? { kind: 'gone' } : { kind: 'text', text: text.text });
  }

  return (
    <>
      <Button size="small" aria-label={t('previewOf', { name })} onClick={() => void open()}>
        <Eye aria-hidden />
        {t('preview')}
      </Button>
      <Dialog
        open={shown !== null}
        onOpenChange={(isOpen) => (isOpen ? undefined : setShown(null))}
        title={name}
        closeLabel={common('close')}
        size="large"
      >
        {shown?.kind === 'text' ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
          <pre tabIndex={0} className="overflow-x-auto rounded-lg bg-sunken p-4 font-mono text-xs">
            {shown.text}
          </pre>
        ) : (
          <p role="status">{shown?.kind === 'gone' ? t('gone') : common('loading')}</p>
        )}
      </Dialog>
    </>
  );
}

async function fetchText(fileId: string): Promise<{ readonly text: string } | 'signed_out' | null> {
  try {
    const response = await fetch(`/stammdaten/uebergabe/datei/${fileId}/ansicht`, { cache: 'no-store' });
    if (response.status === 401) return 'signed_out';
    return response.ok ? { text: await response.text() } : null;
  } catch (failure) {
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}
