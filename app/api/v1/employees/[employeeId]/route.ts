import { serve } from '../../_http/serve';
import { getEmployeeOperation } from '../../_operations/employees';

export const GET = serve(getEmployeeOperation);
