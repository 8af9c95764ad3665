import type { FindingJson } from '@/lib/preflight/finding';

export interface FindingTarget {
  /** Message `findings.targets.*`. */
  readonly label: 'document' | 'connection' | 'accounts' | 'partners' | 'transfer' | 'settings';
  readonly href: string;
}

/** The page of ours on which a finding can be mended; null where it is mended elsewhere. */
export function findingTarget({ subject }: Pick<FindingJson, 'subject'>): FindingTarget | null {
  switch (subject?.kind) {
    case 'invoice':
    case 'cash_entry':
      return subject.id === null ? null : { label: 'document', href: `/belege/${subject.id}` };
    case 'connection':
    case 'fiscal_year':
    case 'ledger':
      return { label: 'connection', href: '/datev-verbindung' };
    case 'account_row':
      return { label: 'accounts', href: '/stammdaten/kontentabelle' };
    case 'partner':
      return { label: 'partners', href: '/stammdaten/geschaeftspartner' };
    case 'company':
      return { label: 'settings', href: '/einstellungen' };
    case 'job':
    case 'file':
    case 'employee':
    case undefined:
      return null;
  }
}
