import { serve } from '../_http/serve';
import { listTimeOffsOperation, storeTimeOffsOperation } from '../_operations/people-records';

export const GET = serve(listTimeOffsOperation);
export const POST = serve(storeTimeOffsOperation);
