import { serve } from '../_http/serve';
import { getPreflightOperation } from '../_operations/preflight';

export const GET = serve(getPreflightOperation);
