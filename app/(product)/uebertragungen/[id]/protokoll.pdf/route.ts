import type { IdPageProps } from '@/app/_shell/page-props';
import { protocolPdf } from '@/lib/transfer/export/protocol-pdf';
import { protocolFile } from '../protocol-file';

/** The protocol on paper (P4). */
export async function GET(_request: Request, { params }: IdPageProps): Promise<Response> {
  return protocolFile(params, { extension: 'pdf', contentType: 'application/pdf', write: protocolPdf });
}
