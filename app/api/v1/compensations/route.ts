import { serve } from '../_http/serve';
import { listCompensationsOperation, storeCompensationsOperation } from '../_operations/people-records';

export const GET = serve(listCompensationsOperation);
export const POST = serve(storeCompensationsOperation);
