import { serve } from '../_http/serve';
import { getCashBookOperation, setOpeningBalanceOperation } from '../_operations/cash-book';

export const GET = serve(getCashBookOperation);
export const POST = serve(setOpeningBalanceOperation);
