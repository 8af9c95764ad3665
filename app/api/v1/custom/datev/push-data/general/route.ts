import { serveDoor } from '../../../_door/serve-door';
import { pushGeneralOperation } from '../../../_operations/pushes';

export const POST = serveDoor(pushGeneralOperation);
