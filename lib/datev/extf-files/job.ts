import { isJsonObject, type JsonObject, readList, readText } from '../http/tolerant';
import { codeOfHelpAddress, helpUrlOf } from './refusal';
import { type ExtfJob, type ExtfValidation, extfResults } from './types';

/** Reads one job as DATEV describes it (M7); null without an id. Null fields are left out by DATEV. */
export function readExtfJob(job: unknown): ExtfJob | null {
  if (!isJsonObject(job)) return null;
  const id = readText(job.id)?.trim();
  if (!id) return null;
  const result = readText(job.result)?.trim().toLowerCase();
  return {
    id,
    fileName: readText(job.filename),
    result: extfResults.find((known) => known === result) ?? null,
    referenceId: readText(job.reference_id),
    timestamp: readText(job.timestamp),
    validation: isJsonObject(job.validation_details) ? readValidation(job.validation_details) : null,
  };
}

function readValidation(details: JsonObject): ExtfValidation {
  const code = codeOfHelpAddress(details.type);
  return {
    code,
    title: readText(details.title),
    detail: readText(details.detail),
    affected: readList(details.affected_elements)
      .filter(isJsonObject)
      .map(({ name, reason }) => ({ name: readText(name), reason: readText(reason) })),
    helpUrl: helpUrlOf(code),
  };
}
