import type { Routed } from '../../unit/security/router';

/** What `[id]` means depends on where it stands; the first beginning that fits decides. */
const idsByAddress: readonly (readonly [string, string])[] = [
  ['/belege/[id]/bearbeiten', 'openInvoiceId'],
  ['/belege', 'invoiceId'],
  ['/uebertragungen', 'transferId'],
  ['/stammdaten/mitarbeiter', 'employeeId'],
  ['/stammdaten/uebergabe/datei', 'dataPushFileId'],
  ['/stammdaten/uebergabe', 'dataPushId'],
  ['/vorgaenge', 'interactionId'],
];

/** The address of the owner's own thing. */
export function addressOf(routed: Routed, ids: Readonly<Record<string, string>>): string {
  return routed.address.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const [, meant = name] = idsByAddress.find(([start]) => routed.address.startsWith(start)) ?? [];
    const word = name === 'id' ? meant : name;
    const id = ids[word];
    if (!id) throw new Error(`${routed.file}: the walk has no id for ${word}; add one to walk-scene.ts`);
    return id;
  });
}
