import { type AttachmentJson, attachmentBytes } from '@/lib/bookkeeping/attachment-json';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { recognizeImage } from '@/lib/datev/belegsatz/recognize-image';
import { sha256Of } from '@/lib/platform/files';
import type { Attachment } from '@/lib/platform/generated/prisma/client';
import { readProblems } from './stored-problems';

/**
 * All of them go to DATEV: `image` as somebody gave it, `original` the XML of an e-invoice, `readable` the view that was
 * made of such an XML here (E1).
 */
const attachmentKinds = ['image', 'original', 'readable'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** A file that may be stored: its type is what its bytes say, whatever its name claims. */
export interface AcceptedAttachment {
  readonly kind: AttachmentKind;
  readonly fileName: string;
  readonly contentType: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** null: the file store has them already. */
  readonly content: Uint8Array | null;
  /** What was noticed about the bytes: protected, misnamed, large. People get it as hints. */
  readonly notes: readonly Problem[];
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
  const { contentType, notes } = recognised.value;
  const { length: size } = content;
  return {
    ok: true,
    value: { kind: 'image', fileName, contentType, sha256: sha256Of(content), size, content, notes },
  };
}

/** A file as a row keeps it, to be kept by another version too. */
export function keptAttachment(row: Attachment): AcceptedAttachment {
  const { fileName, contentType, sha256, size, notes } = row;
  const kind = readAttachmentKind(row.kind);
  return { kind, fileName, contentType, sha256, size, content: null, notes: readProblems(notes) };
}

/** A column that holds something else is a bug. */
export function readAttachmentKind(text: string): AttachmentKind {
  const kind = attachmentKinds.find((known) => known === text);
  if (!kind) throw new Error(`unknown kind of attachment ${text}`);
  return kind;
}
