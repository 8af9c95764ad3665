import type { Invoice } from '@/lib/bookkeeping/invoice';
import { readInvoiceJson, writeInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { storedJson } from './stored-json';

/** An invoice as `InvoiceVersion.content` keeps it: the public JSON, so that a person can read the column. */
export function writeContent(invoice: Invoice): Prisma.InputJsonObject {
  return storedJson(writeInvoiceJson(invoice));
}

/** And back. Content that cannot be read any more is a broken store, not a finding. */
export function readContent(content: Prisma.JsonValue): Invoice {
  const read = readInvoiceJson(content);
  if (!read.ok) {
    const codes = read.problems.map(({ code, path }) => `${code} ${path ?? ''}`).join(', ');
    throw new Error(`a stored invoice version is unreadable: ${codes}`);
  }
  return read.value.invoice;
}
