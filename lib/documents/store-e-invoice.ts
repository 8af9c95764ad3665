import type { Direction } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type EInvoiceReading, readEInvoice } from '@/lib/e-invoice/read-e-invoice';
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

/** DATEV's most: 50 files a document, one of them the Belegsatz. */
const mostImages = 49;

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
  const { invoice, questions } = read.value;
  const { externalId } = invoice;
  const aboutDirection = questions.filter(({ path }) => path === 'direction');
  if (aboutDirection.length > 0) return { kind: 'invalid', externalId, problems: aboutDirection };
  const attachments = attachmentsOf(file, read.value);
  if ('problems' in attachments) return { kind: 'invalid', externalId, problems: attachments.problems };
  return storeInvoice(platform, actor, {
    invoice,
    attachments: attachments.files,
    questions,
    source: 'e_invoice',
  });
}

/** A hybrid PDF is original and image in one; an XML is kept, and what it carries along becomes its images. */
function attachmentsOf(
  file: EInvoiceFile,
  reading: EInvoiceReading,
): { readonly files: AcceptedAttachment[] } | { readonly problems: readonly Problem[] } {
  const carried = carriedImages(reading);
  if (reading.container === 'xml') {
    const name = file.fileName ?? `${reading.invoice.externalId}.xml`;
    return { files: [...carried.slice(0, mostImages), original(name, file.bytes)] };
  }
  const image = acceptImage(file.fileName ?? `${reading.invoice.externalId}.pdf`, file.bytes);
  if (!image.ok) return { problems: image.problems };
  return { files: [image.value, ...carried.slice(0, mostImages - 1)] };
}

/** Supporting documents DATEV can show; everything else stays inside the original. */
function carriedImages(reading: EInvoiceReading): AcceptedAttachment[] {
  return reading.attachments.flatMap(({ fileName, id, content }) => {
    const image = content ? acceptImage(fileName ?? id, content) : null;
    return image?.ok ? [image.value] : [];
  });
}

function original(fileName: string, content: Uint8Array): AcceptedAttachment {
  return { kind: 'original', fileName, contentType: 'application/xml', sha256: sha256Of(content), content };
}
