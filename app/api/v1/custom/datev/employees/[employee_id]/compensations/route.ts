import { serveDoor } from '../../../../_door/serve-door';
import { setCompensationsOperation } from '../../../../_operations/employees';

export const PUT = serveDoor(setCompensationsOperation);
