import { good, sortAnswer, unreadable } from '../http/answer';
import { acceptJson } from '../http/paths';
import type { HttpAnswer } from '../http/send';
import { isJsonObject, parseJson, readList, readText } from '../http/tolerant';
import { jobPath } from './paths';
import type { DxsoRequest, DxsoResult, ProtocolEntry } from './types';

/** `GET …/{job-id}/protocol-entries`. */
export function buildGetProtocolEntriesRequest(clientId: string, jobId: string): DxsoRequest {
  return {
    operation: 'getProtocolEntries',
    method: 'GET',
    path: `${jobPath(clientId, jobId)}/protocol-entries`,
    headers: acceptJson,
    body: null,
  };
}

/** Keeps DATEV's order and each entry as it came; an entry of an unknown shape stays as one without known fields. */
export function readGetProtocolEntriesResponse(
  answer: HttpAnswer,
  now: Date,
): DxsoResult<readonly ProtocolEntry[]> {
  return sortAnswer(answer, now, () => {
    const json = parseJson(answer.body);
    if (typeof json !== 'object') return unreadable(answer, '(Antwort)');
    return good(answer, readList(json).map(readEntry));
  });
}

function readEntry(raw: unknown): ProtocolEntry {
  const entry = isJsonObject(raw) ? raw : {};
  return {
    time: readText(entry.time),
    text: readText(entry.text),
    context: readText(entry.context),
    type: readText(entry.type),
    filename: readText(entry.filename),
    raw,
  };
}
