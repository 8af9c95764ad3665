import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Trace, traceHeaders } from '../dxso/faults';
import { type Answer, emptyAnswer } from '../http/answer';
import { type Call, mediaType } from '../http/call';
import type { Person } from '../world/people';
import type { ExtfContext } from './api';
import type { ExtfJob } from './extf-job';
import { type ExtfRefusal, plain, refusal } from './problem';
import { validateExtf } from './validate';

const MAX_BYTES = 50 * 1024 * 1024;
const reference = /^[-0-9A-Za-z_äöüÄÖÜß_. +?;]{0,254}$/;

/** `POST …/extf-files/import`: takes the bytes at once, checks them while the job is pending. */
export async function importFile(
  { world, shelf }: ExtfContext,
  call: Call,
  clientId: string,
  person: Person,
  trace: Trace,
): Promise<Answer | ExtfRefusal> {
  const reading = await call.readBody(MAX_BYTES);
  if (mediaType(call.headers) !== 'application/octet-stream') return plain(415, 'Unsupported Media Type');
  const refused = refusalOfHeaders(call.headers);
  if (refused) return refused;
  if (reading.kind === 'too_large') return refusal(413, '1008833', 'File size exceeds 50 MB');
  if (reading.bytes.length === 0) return refusal(400, '1008831', 'Message body for request is missing');
  const content = new Uint8Array(reading.bytes);
  const job: ExtfJob = {
    ...validateExtf(content, clientId),
    id: randomUUID(),
    clientId,
    personId: person.id,
    fileName: headerOf(call.headers, 'filename') ?? '',
    referenceId: headerOf(call.headers, 'reference-id'),
    applicationVersion: headerOf(call.headers, 'client-application-version'),
    size: content.length,
    sha256: world.folder.putContent(content),
    receivedAt: world.clock.nowMs(),
    processingMs: world.processingMs,
  };
  shelf.put(job);
  return emptyAnswer(202, {
    ...traceHeaders(trace),
    Location: `/clients/${clientId}/extf-files/jobs/${job.id}`,
    'Retry-After': String(Math.ceil(job.processingMs / 1000)),
  });
}

function refusalOfHeaders(headers: IncomingHttpHeaders): ExtfRefusal | null {
  const fileName = headerOf(headers, 'filename');
  const invalid = (detail: string, name: string) =>
    refusal(400, '1008832', detail, [{ name, reason: detail }]);
  if (fileName === null || fileName === '') return invalid('Filename is empty', 'Filename');
  if (!/^EXTF_.{0,51}\.csv$/.test(fileName)) {
    return invalid("Filename must conform to following pattern 'EXTF_.{0,51}.csv'", 'Filename');
  }
  for (const [key, name] of [
    ['reference-id', 'Reference-Id'],
    ['client-application-version', 'Client-Application-Version'],
  ] as const) {
    const value = headerOf(headers, key);
    if (value !== null && !reference.test(value)) {
      return invalid(`${name} must conform to following pattern '${reference.source.slice(1, -1)}'`, name);
    }
  }
  return null;
}

/** Node reads header bytes as Latin-1, which is what umlauts in these headers are sent in. */
function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}
