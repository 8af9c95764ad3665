import { serve } from '../_http/serve';
import { getConnectionOperation } from '../_operations/connection';

export const GET = serve(getConnectionOperation);
