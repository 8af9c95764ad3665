import { serve } from '../../_http/serve';
import { getInvoiceOperation } from '../../_operations/read-invoices';

export const GET = serve(getInvoiceOperation);
