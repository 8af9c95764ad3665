import { serve } from '../_http/serve';
import { listTransfersOperation } from '../_operations/read-transfers';
import { requestTransferOperation } from '../_operations/request-transfer';

export const GET = serve(listTransfersOperation);
export const POST = serve(requestTransferOperation);
