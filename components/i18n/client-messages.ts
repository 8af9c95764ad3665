import type { AbstractIntlMessages } from 'next-intl';

/**
 * Parts of the catalogue that components in the browser read. The rest stays on the server: a page does not carry texts
 * it cannot show. A test compares this list with what those components ask for.
 */
export const clientNamespaces = [
  'account.fields',
  'account.forgotten',
  'account.invitation',
  'account.newPassword',
  'account.secondFactor.change',
  'account.secondFactor.policy',
  'account.secondFactor.recovery',
  'account.secondFactor.setup',
  'accountLength.adapt',
  'adviser.log.filters',
  'cashBook.form',
  'cashBook.opening',
  'cashBook.receipts',
  'cashBook.steps',
  'common',
  'connection.check',
  'connection.disconnect',
  'connection.folders',
  'connection.form',
  'connection.guide',
  'connection.services',
  'csvImport',
  'directions',
  'document.delete',
  'document.elsewhere',
  'document.fields',
  'document.positions',
  'document.repeat',
  'document.undoElsewhere',
  'documentEdit',
  'documentStates',
  'documents',
  'errors.unexpected',
  'findings',
  'handover.file',
  'handover.payroll',
  'handover.settings',
  'handover.start',
  'ledgers',
  'masterData.accounts',
  'masterData.partners',
  'navigation',
  'operations.log',
  'packages.settle',
  'people',
  'roles',
  'session',
  'settings.account.password',
  'settings.account.sessions',
  'settings.apiKeys',
  'settings.members',
  'settings.numbers',
  'settings.schedule.form',
  'signIn',
  'taxCases',
  'transfer.askAgain',
  'transfer.cancel',
  'transfer.comments',
  'transfer.phases',
  'transfer.progress',
  'transfer.settle',
  'transferStart',
  'transferStates',
  'transfers.filters',
  'upload',
] as const;

export function clientMessages(messages: AbstractIntlMessages): AbstractIntlMessages {
  return partsOf(
    messages,
    clientNamespaces.map((name) => name.split('.')),
  );
}

/** Only what these paths lead to; a path that ends takes everything below it. */
function partsOf(
  messages: AbstractIntlMessages,
  paths: readonly (readonly string[])[],
): AbstractIntlMessages {
  const heads = new Set(paths.flatMap(([head]) => (head === undefined ? [] : [head])));
  return Object.fromEntries(
    [...heads].flatMap((head) => {
      const part = messages[head];
      if (part === undefined) return [];
      const rests = paths.filter(([first]) => first === head).map((path) => path.slice(1));
      const isWhole = typeof part === 'string' || rests.some(({ length }) => length === 0);
      return [[head, isWhole ? part : partsOf(part, rests)]];
    }),
  );
}
