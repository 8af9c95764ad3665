import { serveDoor } from '../../_door/serve-door';
import { checkWritePermissionOperation } from '../../_operations/integration';

export const GET = serveDoor(checkWritePermissionOperation);
