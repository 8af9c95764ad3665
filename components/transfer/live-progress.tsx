'use client';

import { Check, CircleDot, LoaderCircle } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { formatBytes, formatDateTime, readerLocale } from '@/components/format/format';
import { useSignInAgain } from '@/components/session/session-guard';
import { classNames } from '@/components/ui/class-names';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { TransferPhase } from '@/lib/transfer/read/progress';
import { hasEnded, type ProgressJson } from './progress-json';

/** The way of every transfer, in its order. */
const way = [
  'waiting',
  'checking',
  'creating',
  'building',
  'uploading',
  'finalising',
  'processing',
  'fetching_protocol',
] as const satisfies readonly TransferPhase[];

/** Phases in which it is worth saying when it goes on; elsewhere it goes on in seconds. */
const waitsLong: readonly TransferPhase[] = ['held', 'waiting'];

const busyMs = 1_500;
/** A held transfer waits for somebody, and DATEV takes its time: asking less often loses nothing. */
const calmMs = 5_000;

interface LiveProgressProps {
  readonly transferId: string;
  readonly initial: ProgressJson;
}

/** Phase, files, bytes, what comes next (T12); asks the server until the transfer has ended, then renders the page anew. */
export function LiveProgress({ transferId, initial }: LiveProgressProps) {
  const t = useTranslations('transfer.progress');
  const phases = useTranslations('transfer.phases');
  const locale = readerLocale(useLocale());
  const { progress, isLost } = usePolledProgress(transferId, initial);
  const { phase, next, nextAt, isStandstill, filesSent, filesTotal, bytesSent, bytesTotal } = progress;
  const sent = t('sent', {
    sent: filesSent,
    total: filesTotal,
    bytes: formatBytes(bytesSent, locale),
    totalBytes: formatBytes(bytesTotal, locale),
  });

  return (
    <section aria-label={t('title')} className="rounded-2xl border border-line bg-surface p-5 shadow-card">
      <p role="status" className="text-lg font-semibold">
        {phases(phase)}
      </p>
      <p className="min-h-5 text-sm text-muted">
        {isLost
          ? t('lost')
          : nextAt && (isStandstill || waitsLong.includes(phase))
            ? t(isStandstill ? 'standstill' : 'nextAt', { at: formatDateTime(nextAt, locale) })
            : next
              ? t('next', { phase: phases(next) })
              : ''}
      </p>
      <div className="mt-4">
        <ProgressBar label={t('files')} done={filesSent} total={Math.max(filesTotal, 1)} valueText={sent} />
        <p className="figures mt-1.5 min-h-5 text-sm">{filesTotal > 0 ? sent : t('notYet')}</p>
      </div>
      <ol className="mt-4 grid grid-cols-2 gap-x-4 gap-y-1.5 text-sm sm:grid-cols-4">
        {way.map((step) => (
          <Step key={step} label={phases(step)} standing={standingOf(step, phase)} />
        ))}
      </ol>
    </section>
  );
}

type Standing = 'done' | 'current' | 'ahead';

function standingOf(step: (typeof way)[number], phase: TransferPhase): Standing {
  const current = (way as readonly TransferPhase[]).indexOf(phase);
  if (current === -1) return phase === 'ended' ? 'done' : 'ahead';
  const index = way.indexOf(step);
  if (index === current) return 'current';
  return index < current ? 'done' : 'ahead';
}

function Step({ label, standing }: { label: string; standing: Standing }) {
  const Icon = standing === 'done' ? Check : standing === 'current' ? LoaderCircle : CircleDot;
  return (
    <li
      aria-current={standing === 'current' ? 'step' : undefined}
      className={classNames(
        'flex items-center gap-2',
        standing === 'current' ? 'font-semibold' : 'text-muted',
      )}
    >
      <Icon
        aria-hidden
        className={classNames(
          'size-4 shrink-0',
          standing === 'done' && 'text-success',
          standing === 'current' && 'animate-spin text-brand',
        )}
      />
      {label}
    </li>
  );
}

function usePolledProgress(transferId: string, initial: ProgressJson) {
  const router = useRouter();
  const signInAgain = useSignInAgain();
  const [progress, setProgress] = useState(initial);
  const [isLost, setIsLost] = useState(false);
  const ended = hasEnded(progress.state);

  useEffect(() => {
    if (ended) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let shown = initial;

    async function ask() {
      const answer = await fetchProgress(transferId);
      if (isOver) return;
      setIsLost(answer === 'lost');
      if (answer === 'signed_out') {
        signInAgain();
        return;
      }
      if (answer !== 'lost') {
        setProgress(answer);
        // Findings, buttons and results stand in the page itself: another phase brings others.
        if (answer.state !== shown.state || answer.phase !== shown.phase) router.refresh();
        shown = answer;
        if (hasEnded(answer.state)) return;
      }
      const isCalm = shown.phase === 'held' || shown.nextAt !== null;
      timer = setTimeout(ask, isCalm ? calmMs : busyMs);
    }

    timer = setTimeout(ask, busyMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [transferId, ended, initial, router, signInAgain]);

  return { progress, isLost };
}

async function fetchProgress(transferId: string): Promise<ProgressJson | 'signed_out' | 'lost'> {
  try {
    const response = await fetch(`/uebertragungen/${transferId}/progress`, { cache: 'no-store' });
    if (response.status === 401) return 'signed_out';
    return response.ok ? ((await response.json()) as ProgressJson) : 'lost';
  } catch (failure) {
    // No network: the next question may get through.
    if (failure instanceof TypeError || failure instanceof SyntaxError) return 'lost';
    throw failure;
  }
}
