import type { AbstractIntlMessages } from 'next-intl';

/**
 * Top-level parts of the catalogue that components in the browser read. The rest stays on the server: a page does not
 * carry texts it cannot show. A test compares this list with what those components ask for.
 */
export const clientNamespaces = [
  'accountLength',
  'adviser',
  'account',
  'cashBook',
  'common',
  'connection',
  'csvImport',
  'directions',
  'document',
  'documentEdit',
  'documents',
  'documentStates',
  'errors',
  'findings',
  'handover',
  'ledgers',
  'masterData',
  'navigation',
  'operations',
  'people',
  'packages',
  'roles',
  'session',
  'settings',
  'signIn',
  'taxCases',
  'transfer',
  'transferStart',
  'transferStates',
  'transfers',
  'upload',
] as const;

export function clientMessages(messages: AbstractIntlMessages): AbstractIntlMessages {
  return Object.fromEntries(
    clientNamespaces.flatMap((name) => {
      const part = messages[name];
      return part === undefined ? [] : [[name, part]];
    }),
  );
}
