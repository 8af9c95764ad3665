import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { findingsOf } from '@/app/_shell/findings';
import type { IdPageProps } from '@/app/_shell/page-props';
import { waitsForTransfer } from '@/components/documents/document-state';
import { InvoiceEditForm } from '@/components/documents/invoice-edit-form';
import { FindingList } from '@/components/findings/finding-list';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { writeInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { getInvoice } from '@/lib/documents/read-invoice';
import { revise } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documentEdit'))('title') };
}

const paramsSchema = z.object({ id: z.uuid() });

/** A transferred document is locked (T10): its page is the only one it has. */
export default async function EditDocumentPage({ params }: IdPageProps) {
  const actor = await requireActor('documents.write', await requestedPath());
  const parsed = paramsSchema.safeParse(await params);
  const invoice = parsed.success ? await getInvoice(await getPlatform(), actor, parsed.data.id) : null;
  if (!invoice) notFound();
  if (!waitsForTransfer(invoice.state)) redirect(`/belege/${invoice.id}`);
  const t = await getTranslations('documentEdit');
  const { externalId: _kept, ...json } = writeInvoiceJson(invoice.content);
  const path = `/belege/${invoice.id}`;

  return (
    <>
      <PageHeader
        back={{ href: path, label: t('back', { number: invoice.number }) }}
        title={t('title')}
        description={t('lead')}
      />
      <div className="flex flex-col gap-6">
        {invoice.questions.length > 0 ? (
          <Card id="fragen" title={t('questions')}>
            <FindingList findings={await findingsOf(invoice.questions)} page={path} />
          </Card>
        ) : null}
        <InvoiceEditForm invoiceId={invoice.id} version={invoice.version} invoice={json} revise={revise} />
      </div>
    </>
  );
}
