import type { ImportField, ImportKind } from '@/components/csv-import/import-answer';
import { csvFields } from '@/lib/documents/csv/fields';

/** The fields of an import as its page needs them. */
export function importFields(kind: ImportKind): ImportField[] {
  return csvFields[kind].map(({ key, value, isRequired = false, mayBeConstant = false }) => ({
    key,
    value,
    isRequired,
    mayBeConstant,
  }));
}
