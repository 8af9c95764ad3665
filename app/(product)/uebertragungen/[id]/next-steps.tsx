import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { documentsPath } from '@/components/documents/document-address';
import { packagePath } from '@/components/package/package-address';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Tone } from '@/components/ui/tone';
import type { TransferDetails } from '@/lib/transfer/read/transfer-view';

const tones = {
  succeeded: 'success',
  partial: 'warning',
  failed: 'danger',
  cancelled: 'info',
} as const satisfies Record<string, Tone>;
type EndState = keyof typeof tones;

function endStateOf({ state }: TransferDetails): EndState | null {
  return state === 'succeeded' || state === 'partial' || state === 'failed' || state === 'cancelled'
    ? state
    : null;
}

/** How it ended, in a sentence, and what to do now. */
export async function NextSteps({ transfer }: { transfer: TransferDetails }) {
  const state = endStateOf(transfer);
  if (!state) return null;
  const t = await getTranslations('transfer.ended');
  const { documents, month, ledger } = transfer;
  const refused = documents.refused + documents.held_back + documents.cancelled;
  return (
    <Notice
      tone={tones[state]}
      title={t(`${state}.title`)}
      role="status"
      actions={
        <>
          {refused > 0 || state === 'failed' ? (
            <Button asChild size="small">
              <Link
                href={documentsPath({ month, ledger, state: documents.refused > 0 ? 'refused' : 'open' })}
              >
                {t('toRefused')}
              </Link>
            </Button>
          ) : null}
          <Button asChild size="small">
            <Link href={documentsPath({ month, ledger })}>{t('toMonth')}</Link>
          </Button>
          {state === 'failed' ? (
            <Button asChild size="small">
              <Link href={packagePath({ month, ledger })}>{t('toPackage')}</Link>
            </Button>
          ) : null}
        </>
      }
    >
      {t(`${state}.text`)}
      {documents.unknown > 0 ? (
        <p className="mt-1 font-medium">{t('unknown', { count: documents.unknown })}</p>
      ) : null}
    </Notice>
  );
}
