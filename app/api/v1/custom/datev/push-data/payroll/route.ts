import { serveDoor } from '../../../_door/serve-door';
import { pushPayrollOperation } from '../../../_operations/pushes';

export const POST = serveDoor(pushPayrollOperation);
