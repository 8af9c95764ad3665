import { Pencil } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import {
  DeleteButton,
  ElsewhereButton,
  RepeatButton,
  UndoElsewhereButton,
} from '@/components/documents/document-actions';
import { TransferStarter } from '@/components/transfer/transfer-starter';
import { Button } from '@/components/ui/button';
import type { InvoiceDetails } from '@/lib/documents/read-invoice';
import type { UserActor } from '@/lib/identity/actor';
import { may } from '@/lib/identity/permissions';
import { previewTransfer, repeatTransfer, startTransfer } from '../transfer-actions';
import { markElsewhere, remove, undoElsewhere } from './actions';

/** What this person can do with this document in its present state. */
export async function DocumentToolbar({ invoice, actor }: { invoice: InvoiceDetails; actor: UserActor }) {
  const t = await getTranslations('document');
  const { id: invoiceId, ledger, accountingMonth: month } = invoice;
  const choice = { ledger, month, documentIds: [invoiceId] };
  switch (invoice.state) {
    case 'open':
    case 'refused':
      return (
        <>
          {may(actor, 'documents.delete') && invoice.transfers.length === 0 ? (
            <DeleteButton invoiceId={invoiceId} action={remove} />
          ) : null}
          {may(actor, 'documents.handle_elsewhere') ? (
            <ElsewhereButton invoiceId={invoiceId} mark={markElsewhere} />
          ) : null}
          {may(actor, 'documents.write') ? (
            <Button asChild>
              <Link href={`/belege/${invoiceId}/bearbeiten`}>
                <Pencil aria-hidden />
                {t('edit')}
              </Link>
            </Button>
          ) : null}
          {may(actor, 'transfers.start') ? (
            <TransferStarter
              ledger={ledger}
              month={month}
              months={[month]}
              documentIds={[invoiceId]}
              preview={previewTransfer}
              start={startTransfer}
            />
          ) : null}
        </>
      );
    case 'transferred':
      return may(actor, 'transfers.repeat') ? <RepeatButton choice={choice} repeat={repeatTransfer} /> : null;
    case 'handled_elsewhere':
      return may(actor, 'documents.handle_elsewhere') ? (
        <UndoElsewhereButton invoiceId={invoiceId} action={undoElsewhere} />
      ) : null;
    case 'under_way':
      return null;
  }
}
