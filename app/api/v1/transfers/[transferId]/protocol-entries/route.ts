import { serve } from '../../../_http/serve';
import { listProtocolEntriesOperation } from '../../../_operations/read-transfers';

export const GET = serve(listProtocolEntriesOperation);
