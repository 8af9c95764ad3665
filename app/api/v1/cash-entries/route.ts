import { serve } from '../_http/serve';
import { listCashEntriesOperation, storeCashEntriesOperation } from '../_operations/cash-entries';

export const GET = serve(listCashEntriesOperation);
export const POST = serve(storeCashEntriesOperation);
