import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import type { TargetSystem } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import { readProblem } from '@/lib/connection/connection-row';
import { readLodas } from '@/lib/datev/lodas/read-lodas';
import { readLug } from '@/lib/datev/lug/read-lug';
import { isCp1252Character } from '@/lib/datev/text-encoding/cp1252';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { DataPushFile } from '@/lib/platform/generated/prisma/client';
import { loadSettings } from '../settings/settings';
import { type Dataset, datasetOf } from './dataset';
import type { NumbersMissing } from './push-general';
import { donePush, type PushOutcome, runPush } from './run-push';
import { openContent } from './store-files';

/** A file somebody else made, to be handed over as it is. */
export interface RawFile {
  readonly name: string;
  readonly content: string;
  readonly targetSystem: TargetSystem;
  /** `psd` Stammdaten, `bwd` Bewegungsdaten. */
  readonly kind: 'psd' | 'bwd';
  readonly month: AccountingMonth;
}

/** Read as 3,000,000, the smaller meaning of hr:files' "3 MB". */
const largestFile = 3_000_000;

/** hr:files 2.0.13: at most 50 characters, none of `< > : " / \ | ? *`, no leading blank. */
const fileNamePattern = /^[^\s<>:"/\\|?*\p{Cc}][^<>:"/\\|?*\p{Cc}]{0,49}$/u;

/** What is wrong with a raw file, and the numbers it names. Its form is checked, its content is its maker's affair (K8). */
function checkRawFile(file: RawFile): {
  readonly problems: readonly Problem[];
  readonly names: Dataset | null;
} {
  const wrong = (field: string, message: string): Problem => ({
    code: 'INPUT_TYPE_WRONG',
    params: { field, message },
    path: field,
  });
  const problems: Problem[] = [];
  if (!fileNamePattern.test(file.name)) {
    const message =
      'Ein Dateiname hat 1 bis 50 Zeichen ohne < > : " / \\ | ? * und beginnt nicht mit einem Leerzeichen.';
    problems.push(wrong('file_name', message));
  }
  const foreign = [...new Set(file.content)].filter((sign) => !isCp1252Character(sign));
  if (foreign.length > 0) {
    const message = `Die Datei enthält Zeichen, die es in Windows-1252 nicht gibt: ${foreign.slice(0, 10).join(' ')}`;
    problems.push(wrong('file_content', message));
  }
  if (Buffer.byteLength(file.content, 'utf8') > largestFile) {
    problems.push(wrong('file_content', 'DATEV nimmt Dateien bis 3 MB.'));
  }
  const form = file.targetSystem === 'lodas' ? checkLodas(file.content) : checkLug(file);
  return { problems: [...problems, ...form.problems], names: form.names };
}

/** Sections a LODAS file may have beside those that are read here. */
const otherSection = /^\[(?:Entfernen|Hinweistext|Hinweisdaten)\]$/;

function checkLodas(content: string): { problems: readonly Problem[]; names: Dataset | null } {
  let isOther = false;
  const lines = content.split(/\r\n|\n|\r/).filter((line) => {
    if (/^\s*\[\w+\]\s*$/.test(line)) isOther = otherSection.test(line.trim());
    return !isOther;
  });
  const read = readLodas(lines.join('\n'));
  if (!read.ok) return { problems: read.problems, names: null };
  const setting = (key: string) => Number(read.value.general.find(([name]) => name === key)?.[1]);
  const names = { consultantNumber: setting('BeraterNr'), clientNumber: setting('MandantenNr') };
  return {
    problems: [],
    names: Number.isInteger(names.consultantNumber + names.clientNumber) ? names : null,
  };
}

/** Master data of Lohn und Gehalt follows a template that every Berater builds himself: nothing in it can be checked. */
function checkLug({ kind, content }: RawFile): { problems: readonly Problem[]; names: Dataset | null } {
  if (kind === 'psd') return { problems: [], names: null };
  const read = readLug(content);
  return read.ok ? { problems: [], names: read.value } : { problems: read.problems, names: null };
}

export type PassthroughOutcome =
  | PushOutcome
  | NumbersMissing
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/**
 * Hands over a finished file: it is kept, listed and sent like one of ours (K8). A client whose answer was lost asks again: the same file
 * within an hour is the one that is here already, for payments sent twice are paid twice (T5).
 */
export async function passFileThrough(
  platform: Platform,
  actor: Actor,
  { file, timeLimitMs }: { readonly file: RawFile; readonly timeLimitMs?: number },
): Promise<PassthroughOutcome> {
  requirePermission(actor, 'general_data.push');
  const { problems, names } = checkRawFile(file);
  if (problems.length > 0) return { kind: 'refused', problems };
  const known = await sameFile(platform, actor.companyId, file);
  if (known) return await donePush(platform, actor.companyId, known);
  const dataset = await datasetOf(
    platform,
    actor.companyId,
    await loadSettings(platform.db, actor.companyId),
  );
  if (!dataset) return { kind: 'numbers_missing' };
  const { name, content, kind, month, targetSystem } = file;
  return runPush(platform, actor, {
    push: {
      type: kind === 'psd' ? 'general' : 'payroll',
      origin: 'passthrough',
      isForced: false,
      payrollMonth: kind === 'bwd' ? month : null,
      targetSystem,
      dataset,
    },
    make: async () => ({
      files: [{ name, content, kind, month }],
      records: [],
      warnings: names ? otherNumbers(name, names, dataset) : [],
      counts: { files: 1 },
    }),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  });
}

/** One of which nobody knows whether it arrived was not refused. */
function wasRefused({ state, problem }: Pick<DataPushFile, 'state' | 'problem'>): boolean {
  return state === 'failed' && readProblem(problem)?.code !== 'FILE_SEND_UNCLEAR';
}

const repeatMs = 60 * 60_000;
/** DATEV has nothing of these. */
const givenBack = ['corrupted', 'deleted', 'auto_deleted'];

/** The push of the last hour that carries this very file, unless DATEV gave it back. */
async function sameFile(platform: Platform, companyId: string, file: RawFile): Promise<string | null> {
  const since = new Date(platform.clock.now().getTime() - repeatMs);
  const candidates = await platform.db.dataPushFile.findMany({
    where: {
      companyId,
      push: {
        origin: 'passthrough',
        targetSystem: file.targetSystem,
        requestedAt: { gt: since },
        state: { not: 'failed' },
      },
      fileName: file.name,
      kind: file.kind,
      month: file.month,
      contentSealed: { not: null },
      state: { notIn: givenBack },
    },
  });
  const same = candidates.find(
    (one) => !wasRefused(one) && openContent(platform.vault, one) === file.content,
  );
  return same?.pushId ?? null;
}

function otherNumbers(name: string, found: Dataset, expected: Dataset): RecordWarning[] {
  const text = ({ consultantNumber, clientNumber }: Dataset) => `${consultantNumber}-${clientNumber}`;
  if (text(found) === text(expected)) return [];
  const params = { file: name, found: text(found), expected: text(expected) };
  return [
    {
      record: { kind: 'file', key: name, title: name },
      outcome: 'noted',
      problems: [{ code: 'PASSTHROUGH_OTHER_NUMBERS', params }],
    },
  ];
}
