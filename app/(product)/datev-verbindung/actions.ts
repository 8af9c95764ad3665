'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { findingsOf } from '@/app/_shell/findings';
import type { ConnectRequest } from '@/components/connection/connect-form';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { type Ledger, ledgers } from '@/lib/bookkeeping/invoice';
import { checkConnection, type DailyCheck } from '@/lib/connection/daily-check';
import { disconnect } from '@/lib/connection/disconnect';
import { startConnecting } from '@/lib/connection/start-connecting';
import { chooseLedgerFolder } from '@/lib/transfer/choose-ledger-folder';

const connectSchema = z.object({
  consultantNumber: z.string().max(20),
  clientNumber: z.string().max(20),
  services: z.array(z.string().max(50)).max(10),
});

/** "Mit DATEV verbinden": answers DATEV's address to go on to. */
export async function connect(input: ConnectRequest): Promise<ActionAnswer<{ url: string }>> {
  const request = connectSchema.parse(input);
  return actAs('connection.change', async (platform, actor) => {
    const started = await startConnecting(platform, { actor, ...request });
    if (started.kind === 'redirect') return done({ url: started.url });
    const t = await getTranslations('connection.form');
    return refused(t('refused'), { findings: await findingsOf(started.problems) });
  });
}

/** "Verbindung prüfen": asks DATEV now. */
export async function check(): Promise<ActionAnswer<{ message: string }>> {
  return actAs('connection.check', async (platform, actor) => {
    const outcome = await checkConnection(platform, { actor });
    refresh();
    return describeCheck(outcome);
  });
}

async function describeCheck(outcome: DailyCheck): Promise<ActionAnswer<{ message: string }>> {
  const t = await getTranslations('connection.check');
  switch (outcome.kind) {
    case 'confirmed':
      return done({ message: t('confirmed') });
    case 'unavailable':
      return refused(t('unavailable'));
    case 'refused':
      return refused(t('refused'), { findings: await findingsOf([outcome.problem]) });
    case 'closed':
      return refused(t('closed'), outcome.problem ? { findings: await findingsOf([outcome.problem]) } : {});
  }
}

/** "Verbindung trennen". */
export async function endConnection(): Promise<ActionAnswer> {
  return actAs('connection.change', async (platform, actor) => {
    await disconnect(platform, { actor });
    refresh();
    return done();
  });
}

const folderSchema = z.object({ ledger: z.enum(ledgers), folderName: z.string().min(1).max(255) });

/** Remembers DATEV's folder for a ledger; transfers that waited for it go on. */
export async function chooseFolder(input: {
  ledger: Ledger;
  folderName: string;
}): Promise<ActionAnswer<{ message: string }>> {
  const choice = folderSchema.parse(input);
  return actAs('ledger_folder.choose', async (platform, actor) => {
    const { resumedJobs } = await chooseLedgerFolder(platform, actor, choice);
    refresh();
    const t = await getTranslations('connection.folders');
    return done({ message: t('saved', { resumed: resumedJobs }) });
  });
}
