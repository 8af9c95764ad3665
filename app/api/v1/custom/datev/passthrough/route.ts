import { serveDoor } from '../../_door/serve-door';
import { passthroughOperation } from '../../_operations/pushes';

export const POST = serveDoor(passthroughOperation);
