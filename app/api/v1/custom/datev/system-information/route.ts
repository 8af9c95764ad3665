import { serveDoor } from '../../_door/serve-door';
import { systemInformationOperation } from '../../_operations/integration';

export const GET = serveDoor(systemInformationOperation);
