import type { IdPageProps } from '@/app/_shell/page-props';
import { protocolCsv } from '@/lib/transfer/export/protocol-csv';
import { protocolFile } from '../protocol-file';

/** The protocol as a table (P4). */
export async function GET(_request: Request, { params }: IdPageProps): Promise<Response> {
  return protocolFile(params, {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8',
    write: protocolCsv,
  });
}
