import type { z } from 'zod';
import { type Answer, jsonAnswer } from '../http/answer';
import { clientIdOf, type Dataset, newDataset } from '../world/dataset';
import { fiscalYearsOf } from '../world/fiscal-years';
import type { World } from '../world/world';
import type { datasetRequest } from './requests';

export function listDatasets(world: World): unknown[] {
  return [...world.datasets.values()].map((dataset) => describeDataset(dataset, world));
}

/** Changes a dataset, or sets up a new one under a client-id nobody had. */
export function changeDataset(
  world: World,
  clientId: string,
  input: z.output<typeof datasetRequest>,
): Answer {
  const numbers = /^([1-9]\d{3,6})-(\d{1,5})$/.exec(clientId);
  if (!numbers) return jsonAnswer(400, { error: 'a client-id looks like 455148-1' });
  const before = world.datasets.get(clientId) ?? newDataset(Number(numbers[1]), Number(numbers[2]));
  const { ledgerFolderNames, ...plain } = input;
  const given = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  ) as Partial<Dataset>;
  const folders = Object.fromEntries(Object.entries(ledgerFolderNames ?? {}).filter(([, names]) => names));
  const dataset: Dataset = {
    ...before,
    ...given,
    ledgerFolderNames: { ...before.ledgerFolderNames, ...folders },
  };
  if (given.fiscalYears) dataset.createdFiscalYears = [];
  world.addDataset(dataset);
  return jsonAnswer(200, describeDataset(dataset, world));
}

function describeDataset(dataset: Dataset, world: World): Record<string, unknown> {
  return { clientId: clientIdOf(dataset), ...dataset, years: fiscalYearsOf(dataset, world.clock.now()) };
}
