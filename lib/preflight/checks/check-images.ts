import { jobLimits } from '@/lib/bookkeeping/plan-jobs';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type Finding, toFinding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { documentSubject, type ImageFacts, type PreflightDocument } from './document';

/** Types the stored bytes can have been recognised as; anything else must not reach DATEV as an image. */
const imageTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/tiff']);

/** Above this size DATEV advises to warn: Unternehmen online becomes slow. */
const comfortableBytes = 500_000;

/** The files that are stapled to a document: kind and size; how many there may be is checked with the size of the job (T3). */
export function checkImages(document: PreflightDocument): Finding[] {
  const subject = documentSubject(document);
  if (document.images.length === 0) {
    return document.kind === 'invoice' ? [preflightFinding('IMAGE_MISSING', {}, subject)] : [];
  }
  return document.images.flatMap((image, index) =>
    problemsOf(image).map((problem) => toFinding({ ...problem, path: `attachments[${index}]` }, subject)),
  );
}

function problemsOf({ fileName, contentType, size }: ImageFacts): Problem[] {
  if (size === 0) return [{ code: 'IMAGE_EMPTY', params: { fileName } }];
  if (!imageTypes.has(contentType)) return [{ code: 'IMAGE_TYPE_UNKNOWN', params: { fileName } }];
  const isLarge = size > comfortableBytes && size <= jobLimits.fileBytes;
  return isLarge ? [{ code: 'IMAGE_LARGE', params: { fileName, size: String(size) } }] : [];
}
