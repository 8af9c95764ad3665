import { serve } from '../../_http/serve';
import { getTransferOperation } from '../../_operations/read-transfers';

export const GET = serve(getTransferOperation);
