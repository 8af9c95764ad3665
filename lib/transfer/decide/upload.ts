import type { DxsoResult } from '@/lib/datev/dxso/types';
import { toFinding } from '@/lib/preflight/finding';
import type { JobEvent, PlannedFile } from '../events';
import { type DecisionContext, sortAnswer } from './answer';
import { delayed, held, restarted, withdrawn } from './events-for';

/** A file and the document it belongs to; `document.xml` belongs to none. */
export interface UploadedFile extends Pick<PlannedFile, 'fileName' | 'kind'> {
  readonly documentId: string | null;
}

/**
 * What an answer to POST files means.
 * `uploaded`: next file. `not_there`: the file surely did not arrive and stays pending. `unclear`: nobody knows, and what
 * DATEV does with a name sent twice is unknown, so the whole DATEV job is given up.
 */
export type UploadVerdict =
  | { readonly file: 'uploaded' }
  | { readonly file: 'not_there'; readonly event: JobEvent }
  | { readonly file: 'unclear'; readonly event: JobEvent };

/** After POST files. Unclear → DELETE the job, start again with a new one (design: rule 3). */
export function decideAfterUpload(
  result: DxsoResult<null>,
  file: UploadedFile,
  context: DecisionContext,
): UploadVerdict {
  const answer = sortAnswer('uploadFile', result, context);
  switch (answer.kind) {
    case 'ok':
      return { file: 'uploaded' };
    case 'not_executed':
      return { file: 'not_there', event: delayed(context, answer.retryAfterMs) };
    case 'unclear':
      return { file: 'unclear', event: restarted('UPLOAD_UNCLEAR', { finding: answer.finding }) };
    case 'no_permission':
      return { file: 'not_there', event: held('permission', answer.finding) };
    case 'refused':
      return { file: 'not_there', event: decideAfterRefusal(answer, file) };
  }
}

type RefusedAnswer = Extract<ReturnType<typeof sortAnswer>, { kind: 'refused' }>;

function decideAfterRefusal(answer: RefusedAnswer, file: UploadedFile): JobEvent {
  const { explanation, refused } = answer;
  if (refused.code === 'DCO01007') {
    // Somebody is said to have finalised the job before we did. DELETE tells: refused with the same code, it is DATEV's and
    // DATEV's protocol says what is in it; otherwise it is gone. Never a PUT of ours: not all of its files are there.
    return restarted(explanation.problemCode, { finding: answer.finding });
  }
  if (explanation.problemCode === 'DATEV_DCO01002') {
    return withdrawn('hold:setup', explanation.problemCode, answer.finding, {
      needsFreshCheck: true,
    });
  }
  if (explanation.retry === 'new_job') {
    return restarted(explanation.problemCode, { finding: answer.finding, needsFreshCheck: true });
  }
  const isAboutTheFile = explanation.owner === 'customer' && file.documentId !== null;
  if (isAboutTheFile && file.documentId !== null) {
    // Other files of the document may be there already, and no unreferenced file may stay: a new job without it (T9).
    const finding = { ...answer.finding, subject: { kind: 'file', id: null, label: file.fileName } as const };
    return restarted(explanation.problemCode, {
      finding: null,
      heldBack: [{ documentId: file.documentId, findings: [finding] }],
    });
  }
  return withdrawn('fail', explanation.problemCode, answer.finding);
}

/** A worker died while files were under way: the same as an unclear answer to each of them. */
export function decideAfterLostUpload(): JobEvent {
  return restarted('UPLOAD_INTERRUPTED', { finding: null });
}

/** Bytes that should be in our own store are not: the document stays behind, the rest goes. */
export function decideAfterMissingFile(file: UploadedFile): JobEvent {
  const problem = { code: 'TRANSFER_FILE_MISSING', params: { fileName: file.fileName } };
  const finding = toFinding(problem, { kind: 'file', id: null, label: file.fileName });
  if (file.documentId === null) return restarted(problem.code, { finding });
  return restarted(problem.code, {
    finding: null,
    heldBack: [{ documentId: file.documentId, findings: [finding] }],
  });
}
