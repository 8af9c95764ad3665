import { proposeAccount } from '@/lib/bookkeeping/account-length';
import { checkPartnerAccount, type PartnerKind } from '@/lib/bookkeeping/partner-accounts';
import type { StoredAccountRow } from './account-rows';
import type { PartnerSettings } from './company-settings';

/** An account that does not fit the length, and what it most likely becomes. */
export interface AccountChange {
  /** A row of the account table, a partner's account, or a number in the settings of partner accounts. */
  readonly place: 'row' | 'partner' | 'setting';
  /** Of the row or partner; `collective.customer` and the like for settings. */
  readonly id: string;
  /** What people call the place: the case of a row, the partner's name; empty for settings. */
  readonly label: string;
  readonly from: string;
  /** null: not sure, somebody has to enter it by hand. */
  readonly to: string | null;
}

export interface LengthPreview {
  readonly accountLength: number;
  readonly changes: readonly AccountChange[];
}

interface Accounts {
  readonly rows: readonly StoredAccountRow[];
  readonly partners: readonly {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly accountNo: string | null;
  }[];
  readonly settings: PartnerSettings;
  readonly accountLength: number;
}

/** Pure: everything that does not fit the length. G/L accounts have it, person accounts one digit more (M3). */
export function previewLengths({ rows, partners, settings, accountLength }: Accounts): LengthPreview {
  const ofRows = rows
    .filter(({ accountNo }) => accountNo.length !== accountLength)
    .map(({ id, direction, taxCase, taxRate, rule, accountNo }): AccountChange => {
      const label = [direction, taxCase, taxRate, rule].filter((part) => part !== '').join(' ');
      return { place: 'row', id, label, from: accountNo, to: proposeAccount(accountNo, accountLength) };
    });
  const taken = new Set(partners.flatMap(({ accountNo }) => accountNo ?? []));
  const ofPartners = partners.flatMap(({ id, kind, name, accountNo }) => {
    const change = personChange(accountNo, readKind(kind), accountLength);
    // Two partners on one account would be mixed up: then a person decides.
    const to = change && (change.to === null || taken.has(change.to)) ? null : (change?.to ?? null);
    return change ? [{ place: 'partner', id, label: name, from: change.from, to } as const] : [];
  });
  return { accountLength, changes: [...ofRows, ...ofPartners, ...settingChanges(settings, accountLength)] };
}

function settingChanges(settings: PartnerSettings, accountLength: number): AccountChange[] {
  return (['collective', 'firstFree'] as const).flatMap((field) =>
    (['customer', 'supplier'] as const).flatMap((kind) => {
      const change = personChange(settings[field][kind], kind, accountLength);
      return change ? [{ place: 'setting', id: `${field}.${kind}`, label: '', ...change } as const] : [];
    }),
  );
}

/** null: there is no account, or it fits. */
function personChange(
  accountNo: string | null,
  kind: PartnerKind,
  accountLength: number,
): { readonly from: string; readonly to: string | null } | null {
  if (accountNo === null) return null;
  const fits = (account: string) => checkPartnerAccount(account, kind, accountLength).length === 0;
  if (fits(accountNo)) return null;
  const proposal = proposeAccount(accountNo, accountLength + 1);
  return { from: accountNo, to: proposal !== null && fits(proposal) ? proposal : null };
}

function readKind(kind: string): PartnerKind {
  return kind === 'supplier' ? 'supplier' : 'customer';
}
