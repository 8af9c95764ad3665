import { serve } from '../_http/serve';
import { listEmployeesOperation, storeEmployeesOperation } from '../_operations/employees';

export const GET = serve(listEmployeesOperation);
export const POST = serve(storeEmployeesOperation);
