import type { Call } from '../http/call';
import type { HrFaultCode } from './faults';

/** The limit DATEV states, and room for boundaries and the other fields. */
const MAX_FILE_BYTES = 3 * 1024 * 1024;
const BODY_LIMIT = MAX_FILE_BYTES + 64 * 1024;

export interface HrUpload {
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly fileProvider: string;
  readonly importFileType: string;
  readonly creationTime: string;
  readonly targetSystem: string;
  readonly payrollAccountingMonth: string;
  readonly mailAddress: string | null;
}

const requiredFields = [
  'file_provider',
  'import_file_type',
  'creation_time',
  'target_system',
  'payroll_accounting_month',
] as const;

/** Reads the multipart form; a code where a part is missing, twice, of the wrong kind, or too large. */
export async function readHrUpload(call: Call): Promise<HrUpload | HrFaultCode> {
  const reading = await call.readBody(BODY_LIMIT);
  if (reading.kind === 'too_large') return 'DCO02002';
  const form = await parseForm(call.headers['content-type'] ?? '', reading.bytes);
  if (!form) return 'DCO02018';
  const text = (name: string) => {
    const values = form.getAll(name);
    return values.length === 1 && typeof values[0] === 'string' ? values[0] : null;
  };
  const known = new Set<string>(['file', 'mail_address', ...requiredFields]);
  if ([...form.keys()].some((name) => !known.has(name))) return 'DCO02018';
  const files = form.getAll('file');
  const [file] = files;
  const [provider, importType, created, target, month] = requiredFields.map(text);
  if (files.length !== 1 || file === undefined || typeof file === 'string') return 'DCO02018';
  if (provider == null || importType == null || created == null || target == null || month == null) {
    return 'DCO02018';
  }
  return {
    fileName: file.name,
    content: new Uint8Array(await file.arrayBuffer()),
    fileProvider: provider,
    importFileType: importType,
    creationTime: created,
    targetSystem: target,
    payrollAccountingMonth: month,
    mailAddress: text('mail_address'),
  };
}

async function parseForm(contentType: string, bytes: Buffer): Promise<FormData | null> {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return null;
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  } catch {
    return null; // undici refuses what RFC 7578 does not allow
  }
}

const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

/** The first rule an upload breaks, in the order DATEV lists them; null: it is taken. */
export function faultOfHrUpload(upload: HrUpload, nowMs: number): HrFaultCode | null {
  const rules: readonly (readonly [HrFaultCode, boolean])[] = [
    ['DCO02001', upload.content.length === 0],
    ['DCO02003', !/^[^\s<>:"/\\|?*][^<>:"/\\|?*]{0,49}$/u.test(upload.fileName)],
    ['DCO02005', Buffer.byteLength(upload.fileProvider) > 50],
    ['DCO02008', upload.fileProvider === '' || /[\p{Cc}<>]/u.test(upload.fileProvider)],
    ['DCO02006', upload.mailAddress !== null && Buffer.byteLength(upload.mailAddress) > 100],
    ['DCO02007', upload.mailAddress !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(upload.mailAddress)],
    ['DCO02012', !['psd', 'bwd'].includes(upload.importFileType)],
    ['DCO02013', !['lodas', 'lug'].includes(upload.targetSystem)],
    ['DCO02011', !isDay(upload.payrollAccountingMonth)],
    ...creationTimeRules(upload.creationTime, nowMs),
  ];
  return rules.find(([, isBroken]) => isBroken)?.[0] ?? faultOfContent(upload);
}

function creationTimeRules(text: string, nowMs: number): (readonly [HrFaultCode, boolean])[] {
  const hasForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const instant = Date.parse(text);
  return [
    ['DCO02010', !hasForm || Number.isNaN(instant)],
    ['DCO02009', instant > nowMs + 1000],
  ];
}

function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(instant.getTime()) &&
    instant.toISOString().startsWith(text)
  );
}

/** Encoding, virus scanner and the head of the file; what stands in it is looked at only in the payroll program. */
function faultOfContent({ content, targetSystem }: HrUpload): HrFaultCode | null {
  if (content.length > MAX_FILE_BYTES) return 'DCO02002';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return 'DCO02000'; // neither ASCII nor UTF-8
  }
  if (text.includes('\u0000')) return 'DCO02000';
  if (text.includes(EICAR)) return 'DCO02004';
  return hasHead(text, targetSystem) ? null : 'DCO02002';
}

function hasHead(text: string, targetSystem: string): boolean {
  const lines = text.split(/\r\n|\n/).map((line) => line.trim());
  if (targetSystem === 'lug') return /^\d{4,7};\d{1,5};\d{2}\/\d{4};*$/.test(lines[0] ?? '');
  const first = lines.find((line) => line !== '' && !line.startsWith('*'));
  return first === '[Allgemein]' && lines.some((line) => /^Ziel\s*=\s*LODAS$/i.test(line));
}
