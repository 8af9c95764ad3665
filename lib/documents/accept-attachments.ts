import { type AttachmentJson, attachmentBytes } from '@/lib/bookkeeping/attachment-json';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { recognizeImage } from '@/lib/datev/belegsatz/recognize-image';
import { sha256Of } from '@/lib/platform/files';

/** `image` is sent to DATEV; `original` (the XML of an e-invoice) is only kept (E1). */
type AttachmentKind = 'image' | 'original';

/** A file that may be stored: its type is what its bytes say, whatever its name claims. */
export interface AcceptedAttachment {
  readonly kind: AttachmentKind;
  readonly fileName: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly content: Uint8Array;
}

/** Decodes and recognises the files of an invoice or cash entry; all problems at once, with their path. */
export function acceptAttachments(attachments: readonly AttachmentJson[]): Outcome<AcceptedAttachment[]> {
  const accepted: AcceptedAttachment[] = [];
  const problems: Problem[] = [];
  for (const [index, attachment] of attachments.entries()) {
    const outcome = acceptImage(attachment.fileName, attachmentBytes(attachment));
    if (outcome.ok) accepted.push(outcome.value);
    else problems.push(...outcome.problems.map((problem) => ({ ...problem, path: `attachments[${index}]` })));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: accepted };
}

/** Recognises one image by its bytes: PDF, PNG, JPEG or TIFF, whole, and not larger than DATEV takes (T3). */
export function acceptImage(fileName: string, content: Uint8Array): Outcome<AcceptedAttachment> {
  const recognised = recognizeImage({ fileName, content });
  if (!recognised.ok) return recognised;
  const { contentType } = recognised.value;
  return { ok: true, value: { kind: 'image', fileName, contentType, sha256: sha256Of(content), content } };
}
