import { serve } from '../../_http/serve';
import { downloadDataPushFileOperation } from '../../_operations/data-push-files';

export const GET = serve(downloadDataPushFileOperation);
