import { berlinDay } from '@/lib/bookkeeping/calendar';
import { clientIdOf } from '@/lib/connection/client-numbers';
import { type DailyCheck, ensureDailyCheck } from '@/lib/connection/daily-check';
import type { Snapshot } from '@/lib/connection/snapshots';
import type { Platform } from '@/lib/platform';
import { type Finding, type FindingSubject, toFinding } from '@/lib/preflight/finding';
import { isBlocking } from '@/lib/preflight/finding-order';
import { type PreflightResult, runPreflight } from '@/lib/preflight/run-preflight';
import type { CheckOutcome, JobRecord } from '../ports';
import type { HoldReason } from '../state';
import { gatherPreflight } from './gather-preflight';
import { type JobContent, loadJobDocuments } from './job-documents';

/**
 * Rights and set-up with DATEV's answer of today, then every check of preflight again with it (C5, M5, M8). The daily
 * answer is shared by all jobs of the company; after an error only a newer one counts.
 */
export async function checkJob(platform: Platform, record: JobRecord): Promise<CheckOutcome> {
  const check = await freshCheck(platform, record);
  const { requests: gets } = check;
  const subject: FindingSubject = { kind: 'connection', id: record.clientId, label: record.clientId };
  switch (check.kind) {
    case 'unavailable':
      return { kind: 'no_answer', retryAfterMs: check.retryAfterMs, gets };
    case 'closed': {
      const problem = check.problem ?? {
        code: 'CONNECTION_RECONNECT_NEEDED',
        params: { clientId: record.clientId },
      };
      return { kind: 'held', reason: 'permission', finding: toFinding(problem, subject), gets };
    }
    case 'refused':
      return {
        kind: 'held',
        reason: check.state === 'connected' ? 'setup' : 'permission',
        finding: toFinding(check.problem, subject),
        gets,
      };
    case 'confirmed':
      return await checkWith(platform, record, check, gets);
  }
}

async function freshCheck(platform: Platform, { companyId, job }: JobRecord): Promise<DailyCheck> {
  const check = await ensureDailyCheck(platform, { companyId });
  const isTooOld =
    check.kind === 'confirmed' && job.checkNotBefore !== null && check.takenAt <= job.checkNotBefore;
  if (!isTooOld) return check;
  const forced = await ensureDailyCheck(platform, { companyId, isForced: true });
  return { ...forced, requests: forced.requests + check.requests };
}

async function checkWith(
  platform: Platform,
  record: JobRecord,
  snapshot: Snapshot,
  gets: number,
): Promise<CheckOutcome> {
  const connected = clientIdOf(snapshot.basics);
  if (connected !== record.clientId) {
    const finding = toFinding(
      { code: 'TRANSFER_OTHER_DATASET', params: { planned: record.clientId, connected } },
      { kind: 'connection', id: connected, label: connected },
    );
    return { kind: 'held', reason: 'other_dataset', finding, gets };
  }
  const contents = await loadJobDocuments(platform, record);
  const result = await preflightJob(platform, record, contents, snapshot);
  const obstacle = result.isBlocked ? datasetBlocker(result) : null;
  if (obstacle) return { kind: 'held', reason: holdFor(obstacle), finding: obstacle, gets };
  const claims = new Map(contents.map(({ subjectId, claimId }) => [subjectId, claimId]));
  const heldBack = result.heldBack.flatMap(({ id, findings }) => {
    const documentId = claims.get(id);
    return documentId === undefined ? [] : [{ documentId, findings }];
  });
  return {
    kind: 'passed',
    day: berlinDay(platform.clock.now()),
    heldBack,
    documentsLeft: contents.length - heldBack.length,
    gets,
  };
}

/** Every check of preflight over the job's own documents. */
export async function preflightJob(
  platform: Platform,
  record: JobRecord,
  contents: readonly JobContent[],
  snapshot: Snapshot,
): Promise<PreflightResult> {
  const { companyId, ledger, month } = record;
  const input = await gatherPreflight(platform, {
    companyId,
    ledger,
    month,
    documents: contents.map(({ document }) => document),
    snapshot,
    ownDocuments: true,
  });
  return runPreflight(input);
}

/** The first blocker that is about connection or dataset, not about a single document. */
function datasetBlocker({ findings, heldBack }: PreflightResult): Finding | null {
  const ofDocuments = new Set(
    heldBack.flatMap((held) => held.findings.map((finding) => JSON.stringify(finding))),
  );
  return findings.find((finding) => isBlocking(finding) && !ofDocuments.has(JSON.stringify(finding))) ?? null;
}

function holdFor({ code }: Finding): HoldReason {
  return code.startsWith('CONNECTION_') ? 'permission' : 'setup';
}
