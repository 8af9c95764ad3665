import { serveDoor } from '../../_door/serve-door';
import { dataPushesOperation } from '../../_operations/pushes';

export const GET = serveDoor(dataPushesOperation);
