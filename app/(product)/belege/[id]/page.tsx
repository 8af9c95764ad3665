import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { currentActor, requireActor } from '@/app/_server/session';
import { AdviserMail } from '@/app/_shell/adviser-mail';
import { inReadersLanguage } from '@/app/_shell/findings';
import type { IdPageProps } from '@/app/_shell/page-props';
import { documentsPath } from '@/components/documents/document-address';
import { waitsForTransfer } from '@/components/documents/document-state';
import { DocumentStateBadge } from '@/components/documents/document-state-badge';
import { FilePreview } from '@/components/documents/file-preview';
import { InvoiceFacts } from '@/components/documents/invoice-facts';
import { PositionTable } from '@/components/documents/position-table';
import { PostingTable } from '@/components/documents/posting-table';
import { TransferHistory } from '@/components/documents/transfer-history';
import { VersionList } from '@/components/documents/version-list';
import { FindingList } from '@/components/findings/finding-list';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { isHeldBack } from '@/lib/documents/document-states';
import { getInvoice, type InvoiceDetails } from '@/lib/documents/read-invoice';
import { may } from '@/lib/identity/permissions';
import { DocumentToolbar } from './document-toolbar';
import { previewPosting } from './posting';

const paramsSchema = z.object({ id: z.uuid() });

const readInvoice = cache(async (id: string) => {
  const actor = await currentActor();
  return actor && may(actor, 'documents.read') ? getInvoice(await getPlatform(), actor, id) : null;
});

export async function generateMetadata({ params }: IdPageProps): Promise<Metadata> {
  const parsed = paramsSchema.safeParse(await params);
  const invoice = parsed.success ? await readInvoice(parsed.data.id) : null;
  const t = await getTranslations('document');
  return { title: t('title', { number: invoice?.number ?? '' }) };
}

export default async function DocumentPage({ params }: IdPageProps) {
  const actor = await requireActor('documents.read', await requestedPath());
  const parsed = paramsSchema.safeParse(await params);
  const invoice = parsed.success ? await readInvoice(parsed.data.id) : null;
  if (!invoice) notFound();

  const platform = await getPlatform();
  const [t, names, posting] = await Promise.all([
    getTranslations('document'),
    getTranslations('ledgers'),
    previewPosting(platform, actor, invoice),
  ]);
  const findings = await inReadersLanguage(posting.findings);
  const back = documentsPath({ month: invoice.accountingMonth, ledger: invoice.ledger });

  return (
    <>
      <PageHeader
        back={{ href: back, label: t('back') }}
        title={t('title', { number: invoice.number })}
        badge={<DocumentStateBadge state={invoice.state} isHeldBack={isHeldBack(invoice)} />}
        description={`${names(invoice.ledger)} · ${invoice.partnerName}`}
        actions={<DocumentToolbar invoice={invoice} actor={actor} />}
      />
      <StateNote invoice={invoice} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {findings.length > 0 ? (
            <Card
              id="befunde"
              title={t('findings')}
              actions={<AdviserMail findings={posting.findings} actor={actor} />}
            >
              <FindingList findings={findings} page={`/belege/${invoice.id}`} />
            </Card>
          ) : null}
          <Card id="angaben" title={t('details')}>
            <InvoiceFacts invoice={invoice} />
          </Card>
          <Card id="positionen" title={t('positions.title')} flush>
            <PositionTable invoice={invoice.content} />
          </Card>
          <Card
            id="buchung"
            title={t('posting.title')}
            description={waitsForTransfer(invoice.state) ? t('posting.lead') : t('posting.leadSent')}
            flush
          >
            {posting.booking ? (
              <PostingTable booking={posting.booking} originalNumber={invoice.content.number} />
            ) : (
              <p className="px-5 pb-5 text-sm">{t('posting.none')}</p>
            )}
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Card id="dateien" title={t('files.title')} flush className="overflow-hidden">
            <FilePreview attachments={invoice.attachments} />
          </Card>
          <Card id="verlauf" title={t('history.title')} flush>
            <TransferHistory transfers={invoice.transfers} versions={invoice.versions} />
          </Card>
          <Card id="fassungen" title={t('versions.title')}>
            <VersionList versions={invoice.versions} currentId={invoice.currentVersionId} />
          </Card>
        </div>
      </div>
    </>
  );
}

/** What the state means for this document, where there is something to say. */
async function StateNote({ invoice }: { invoice: InvoiceDetails }) {
  const t = await getTranslations('document.stateNotes');
  switch (invoice.state) {
    case 'under_way':
      return <Notice tone="info" title={t('under_way')} className="mb-6" />;
    case 'transferred':
      return <Notice tone="success" title={t('transferred')} className="mb-6" />;
    case 'handled_elsewhere':
      return (
        <Notice tone="neutral" title={t('handled_elsewhere')} className="mb-6">
          {invoice.stateReason}
        </Notice>
      );
    case 'refused':
      return <Notice tone="danger" title={t('refused')} className="mb-6" />;
    case 'open':
      return null;
  }
}
