import type { FaultCode } from './faults';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_JOB_BYTES = 150 * 1024 * 1024;
export const MAX_FILES = 5_000;
const MAX_NAME_LENGTH = 255;

/** Characters DATEV keeps in a file name; any other becomes an underscore. */
const unlistedCharacter =
  /[^ &()+\-._0-9A-Za-zÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ]/gu;

export function storedFileName(sentName: string): string {
  return sentName.replace(unlistedCharacter, '_');
}

type ContentCheck = (content: Uint8Array) => boolean;

const startsWith =
  (...signatures: readonly (readonly number[])[]): ContentCheck =>
  (content) =>
    signatures.some((signature) => signature.every((byte, index) => content[index] === byte));

const isPdf: ContentCheck = (content) => Buffer.from(content.subarray(0, 1024)).includes('%PDF-');
const isXml: ContentCheck = (content) =>
  /^\uFEFF?\s*</.test(Buffer.from(content.subarray(0, 256)).toString('utf8'));
const isText: ContentCheck = (content) => !content.subarray(0, 4096).includes(0);
const isZip = startsWith([0x50, 0x4b, 0x03, 0x04]);
const isCompound = startsWith([0xd0, 0xcf, 0x11, 0xe0]);
const isTiff = startsWith([0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a]);
const isJpeg = startsWith([0xff, 0xd8, 0xff]);
const isAnything: ContentCheck = () => true;

/** File types of the earlier Belege online and what their content must look like. */
const contentChecks: Readonly<Record<string, ContentCheck>> = {
  pdf: isPdf,
  xml: isXml,
  tif: isTiff,
  tiff: isTiff,
  jpg: isJpeg,
  jpeg: isJpeg,
  png: startsWith([0x89, 0x50, 0x4e, 0x47]),
  gif: startsWith([0x47, 0x49, 0x46, 0x38]),
  bmp: startsWith([0x42, 0x4d]),
  docx: isZip,
  xlsx: isZip,
  ods: isZip,
  odt: isZip,
  doc: isCompound,
  xls: isCompound,
  rtf: startsWith([0x7b, 0x5c, 0x72, 0x74, 0x66]),
  csv: isText,
  txt: isText,
  pkcs7: isAnything,
};

/** What is wrong with a single file, before anybody looks into the job; `null` if nothing. */
export function faultOfFile(sentName: string, content: Uint8Array): FaultCode | null {
  if (content.length > MAX_FILE_BYTES) return 'DCO01016';
  if (sentName.length > MAX_NAME_LENGTH) return 'DCO01001';
  const extension = /\.([^.]+)$/.exec(sentName)?.[1]?.toLowerCase() ?? '';
  const matches = contentChecks[extension];
  if (!matches) return 'DCO01015';
  return matches(content) ? null : 'DCO01219';
}
