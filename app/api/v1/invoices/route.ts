import { serve } from '../_http/serve';
import { listInvoicesOperation } from '../_operations/read-invoices';
import { storeInvoicesOperation } from '../_operations/store-invoices';

export const GET = serve(listInvoicesOperation);
export const POST = serve(storeInvoicesOperation);
