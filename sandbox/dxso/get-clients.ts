import { type Answer, jsonAnswer } from '../http/answer';
import type { Access } from '../sign-in/sign-in';
import { clientIdOf, type Dataset } from '../world/dataset';
import type { World } from '../world/world';
import { noRight, notFound, type Refusal } from './faults';

/** `GET /clients`: the datasets the person has rights on. Not for long-term tokens. */
export function getClients(access: Access, world: World): Answer | Refusal {
  if (access.boundTo !== null) return noRight;
  if (access.person.datasets === 'unregistered') return notFound;
  const datasets = [...world.datasets.values()].filter((dataset) => isListed(access, dataset, world));
  if (datasets.length === 0) return noRight;
  return jsonAnswer(
    200,
    datasets.map((dataset) => describeClient(dataset, world)),
  );
}

/** The mock behind DATEV's sandbox lists all six clients although only the first carries the rights. */
function isListed(access: Access, dataset: Dataset, world: World): boolean {
  const clientId = clientIdOf(dataset);
  const isMockList = world.manner === 'sandbox' && access.person.datasets.includes('455148-1');
  return (
    world.hasRight(access.person, clientId) ||
    (isMockList && !world.revokedRights.has(`${access.person.id} ${clientId}`))
  );
}

export function describeClient(dataset: Dataset, world: World): Record<string, unknown> {
  const asExample = world.answerStyle.values === 'examples';
  return {
    client_number: asExample ? String(dataset.clientNumber) : dataset.clientNumber,
    consultant_number: asExample ? String(dataset.consultantNumber) : dataset.consultantNumber,
    id: clientIdOf(dataset),
    name: dataset.name,
  };
}
