import { serveDoor } from '../../../../_door/serve-door';
import { preparePayrollOperation } from '../../../../_operations/employees';

export const PUT = serveDoor(preparePayrollOperation);
