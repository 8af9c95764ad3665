import { serve } from '../../_http/serve';
import { getAttachmentOperation } from '../../_operations/read-invoices';

export const GET = serve(getAttachmentOperation);
