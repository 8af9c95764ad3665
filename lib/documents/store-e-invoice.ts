import type { Direction } from '@/lib/bookkeeping/invoice';
import { jobLimits } from '@/lib/bookkeeping/plan-jobs';
import type { Outcome } from '@/lib/bookkeeping/problem';
import { type EInvoiceReading, readEInvoice } from '@/lib/e-invoice/read-e-invoice';
import { renderReadablePdf } from '@/lib/e-invoice/render-readable';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { sha256Of } from '@/lib/platform/files';
import { type AcceptedAttachment, acceptImage } from './accept-attachments';
import { storeInvoice } from './store-invoice';
import type { StoreInvoiceResult } from './store-invoices';

export interface EInvoiceFile {
  readonly bytes: Uint8Array;
  /** What the sender says; the content decides. */
  readonly contentType: string;
  readonly fileName?: string;
  /** Counts where the parties of the invoice do not tell. */
  readonly direction?: Direction;
}

/** DATEV's most beside the Belegsatz. */
const mostFiles = jobLimits.imagesPerDocument;

/**
 * Stores an e-invoice, XML or hybrid PDF, with its original bytes (E1). What only a person can say is kept with it as
 * questions and holds it back (E2); only the direction must be known at once, as it decides whose books it goes into.
 */
export async function storeEInvoice(
  platform: Platform,
  actor: Actor,
  file: EInvoiceFile,
): Promise<StoreInvoiceResult> {
  requirePermission(actor, 'documents.write');
  const { name, vatId } = await platform.db.company.findUniqueOrThrow({ where: { id: actor.companyId } });
  const read = await readEInvoice(file.bytes, {
    ownParties: { names: [name], vatIds: vatId ? [vatId] : [] },
    ...(file.direction ? { direction: file.direction } : {}),
  });
  if (!read.ok) return { kind: 'invalid', externalId: null, problems: read.problems };
  const { invoice, questions, warnings } = read.value;
  const { externalId } = invoice;
  const aboutDirection = questions.filter(({ path }) => path === 'direction');
  if (aboutDirection.length > 0) return { kind: 'invalid', externalId, problems: aboutDirection };
  const attachments = await attachmentsOf(file, read.value);
  if (!attachments.ok) return { kind: 'invalid', externalId, problems: attachments.problems };
  return storeInvoice(platform, actor, {
    invoice,
    attachments: attachments.value,
    questions,
    notes: warnings,
    source: 'e_invoice',
  });
}

/**
 * In the order DATEV staples them. A hybrid PDF is original and image in one. An XML gets a readable view in front, then what
 * it carries along, and itself last, byte for byte.
 */
async function attachmentsOf(
  file: EInvoiceFile,
  reading: EInvoiceReading,
): Promise<Outcome<AcceptedAttachment[]>> {
  const carried = carriedImages(reading);
  const name = file.fileName ?? `${fileNameOf(reading.invoice.number)}.${reading.container}`;
  if (reading.container === 'pdf') {
    const image = acceptImage(name, file.bytes);
    return image.ok ? { ok: true, value: [image.value, ...carried.slice(0, mostFiles - 1)] } : image;
  }
  const view = acceptImage(readableName(name), await renderReadablePdf(reading));
  if (!view.ok) return view;
  const readable: AcceptedAttachment = { ...view.value, kind: 'readable' };
  return { ok: true, value: [readable, ...carried.slice(0, mostFiles - 2), original(name, file.bytes)] };
}

/** Supporting documents DATEV can show; everything else stays inside the original. */
function carriedImages(reading: EInvoiceReading): AcceptedAttachment[] {
  return reading.attachments.flatMap(({ fileName, id, content }) => {
    const image = content ? acceptImage(fileName ?? id, content) : null;
    return image?.ok ? [image.value] : [];
  });
}

function original(fileName: string, content: Uint8Array): AcceptedAttachment {
  return {
    kind: 'original',
    fileName,
    contentType: 'application/xml',
    sha256: sha256Of(content),
    size: content.length,
    content,
    notes: [],
  };
}

function readableName(name: string): string {
  return `${name.replace(/\.xml$/i, '')}.pdf`;
}

/** A file of this name can be saved anywhere. */
function fileNameOf(number: string): string {
  return number.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 100) || 'E-Rechnung';
}
