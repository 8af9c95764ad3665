import { formatFileSize } from '@/lib/bookkeeping/file-size';
import { jobLimits } from '@/lib/bookkeeping/plan-jobs';
import { type Archive, documentFileName } from '../document-format';
import { isSafeFileName } from '../file-names';
import { belegsatzProblem } from '../problems';
import type { PackageRule } from './package-rule';

/** Every file document.xml names, in order, repetitions included. */
function namedFiles(archive: Archive): string[] {
  return archive.documents.flatMap(({ extensions }) =>
    extensions.map((extension) => ('name' in extension ? extension.name : extension.datafile)),
  );
}

/** Rule 14: what is named is there, byte for byte; what is there is named; nothing twice, also ignoring case. */
export const checkReferences: PackageRule = ({ archive, files }) => {
  const named = namedFiles(archive);
  const there = new Set(files.map(({ name }) => name));
  const known = new Set([...named, documentFileName]);
  return [
    ...[...new Set(named)]
      .filter((fileName) => !there.has(fileName))
      .map((fileName) => belegsatzProblem('PACKAGE_FILE_MISSING', { fileName }, fileName)),
    ...[...there]
      .filter((fileName) => !known.has(fileName))
      .map((fileName) => belegsatzProblem('PACKAGE_FILE_UNREFERENCED', { fileName }, fileName)),
    ...repeated([...named, documentFileName]).map((fileName) =>
      belegsatzProblem('PACKAGE_FILE_NAME_DUPLICATE', { fileName }, fileName),
    ),
    ...repeated(files.map(({ name }) => name)).map((fileName) =>
      belegsatzProblem('PACKAGE_FILE_NAME_DUPLICATE', { fileName }, fileName),
    ),
  ];
};

/** T3: ASCII names, so that no character is altered on the way and the reference breaks. */
export const checkFileNames: PackageRule = ({ files }) =>
  files
    .filter(({ name }) => !isSafeFileName(name))
    .map(({ name }) => belegsatzProblem('PACKAGE_FILE_NAME_CHARACTERS', { fileName: name }, name));

/** T3: 20 MB a file, 150 MB and 4,900 files a job. */
export const checkSizes: PackageRule = ({ files }) => {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return [
    ...files
      .filter(({ size }) => size > jobLimits.fileBytes)
      .map(({ name, size }) =>
        belegsatzProblem(
          'PACKAGE_FILE_TOO_LARGE',
          { fileName: name, size: formatFileSize(size), limit: '20 MB' },
          name,
        ),
      ),
    ...(total > jobLimits.jobBytes
      ? [belegsatzProblem('PACKAGE_TOO_LARGE', { size: formatFileSize(total), limit: '150 MB' })]
      : []),
    ...(files.length > jobLimits.files
      ? [belegsatzProblem('PACKAGE_TOO_MANY_FILES', { count: String(files.length), limit: '4.900' })]
      : []),
  ];
};

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  });
}
