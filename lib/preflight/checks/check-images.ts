import type { Problem } from '@/lib/bookkeeping/problem';
import { type Finding, toFinding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { documentSubject, type ImageFacts, type PreflightDocument } from './document';

/** Types the stored bytes can have been recognised as; anything else must not reach DATEV as an image. */
const imageTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/tiff']);

/**
 * The files that are stapled to a document: their kind, and what was noticed about their bytes; size and number are checked
 * with the size of the job (T3).
 */
export function checkImages(document: PreflightDocument): Finding[] {
  const subject = documentSubject(document);
  const findings = document.images.flatMap((image, index) =>
    problemsOf(image).map((problem) => toFinding({ ...problem, path: `attachments[${index}]` }, subject)),
  );
  const hasImage = document.images.some(({ kind }) => kind !== 'original');
  return document.kind === 'invoice' && !hasImage
    ? [preflightFinding('IMAGE_MISSING', {}, subject), ...findings]
    : findings;
}

function problemsOf({ fileName, contentType, size, kind, notes = [] }: ImageFacts): readonly Problem[] {
  if (size === 0) return [{ code: 'IMAGE_EMPTY', params: { fileName } }];
  const isFitting = kind === 'original' ? contentType === 'application/xml' : imageTypes.has(contentType);
  return isFitting ? notes : [{ code: 'IMAGE_TYPE_UNKNOWN', params: { fileName } }];
}
