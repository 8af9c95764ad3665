import { serve } from '../_http/serve';
import { getPackageOperation } from '../_operations/packages';

export const GET = serve(getPackageOperation);
