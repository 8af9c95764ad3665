import type { Problem } from '@/lib/bookkeeping/problem';
import {
  checkArchiveVersion,
  checkExtensions,
  checkFolders,
  checkGuidRepeats,
  checkKinds,
  checkMonths,
  checkNumberRepeats,
  checkProcessIds,
  checkProperties,
  checkTypes,
} from './rules/documents';
import { checkFileNames, checkReferences, checkSizes } from './rules/files';
import type { JobPackage, PackageRule } from './rules/package-rule';

/** Every rule about document.xml and the files of a job that the schema does not hold, by name. */
const packageRules: Readonly<Record<string, PackageRule>> = {
  checkArchiveVersion,
  checkExtensions,
  checkMonths,
  checkProperties,
  checkFolders,
  checkTypes,
  checkProcessIds,
  checkKinds,
  checkNumberRepeats,
  checkGuidRepeats,
  checkReferences,
  checkFileNames,
  checkSizes,
};

/** Checks the package of a job against all rules beyond the schema (B2, T3). */
export function checkPackageRules(job: JobPackage): Problem[] {
  return Object.values(packageRules).flatMap((rule) => rule(job));
}
