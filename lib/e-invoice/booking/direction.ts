import type { Direction } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import { shortened } from '../semantic/german-text';
import type { Party, SemanticInvoice } from '../semantic/semantic-invoice';
import { compactId } from '../syntax/party-names';
import { isGerman } from './vat-territory';

/** How the company whose books these are is called in invoices. */
export interface OwnParties {
  readonly names?: readonly string[];
  readonly vatIds?: readonly string[];
}

export interface DirectionAnswer {
  /** null: neither the parties nor the caller tell. */
  readonly direction: Direction | null;
  readonly questions: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Outgoing when we are the seller, incoming when we are the buyer; what the caller says counts where the parties are silent. */
export function directionOf(
  document: SemanticInvoice,
  own: OwnParties,
  given: Direction | null,
): DirectionAnswer {
  const found = byParties(document, own);
  const parties = { seller: nameOf(document.seller), buyer: nameOf(document.buyer) };
  if (found !== null && given !== null && found !== given) {
    const params = { given: germanDirection(given), found: germanDirection(found) };
    const question = { code: 'E_INVOICE_DIRECTION_CONTRADICTS', params, path: 'direction' };
    return { direction: given, questions: [question], warnings: [] };
  }
  const direction = found ?? given;
  if (direction === null) {
    const question = { code: 'E_INVOICE_DIRECTION_UNKNOWN', params: parties, path: 'direction' };
    return { direction, questions: [question], warnings: [] };
  }
  const weAreKnown = (own.names?.length ?? 0) + (own.vatIds?.length ?? 0) > 0;
  const warnings =
    found === null && weAreKnown ? [{ code: 'E_INVOICE_NOT_OUR_COMPANY', params: parties }] : [];
  return { direction, questions: [], warnings };
}

/**
 * How an invoice is shown while its direction is asked for: a company with DATEV is German, so the only German party is most
 * likely we; between two of them files that come in are incoming. Nothing is booked on it.
 */
export function likelyDirection({ seller, buyer }: SemanticInvoice): Direction {
  return isGerman(seller) && !isGerman(buyer) && buyer.country !== null ? 'outgoing' : 'incoming';
}

/** The VAT id decides; names only where it does not tell, since a group's companies may share a name. */
function byParties(document: SemanticInvoice, own: OwnParties): Direction | null {
  const vatIds = new Set((own.vatIds ?? []).map(compactId));
  const names = new Set((own.names ?? []).map(comparableName).filter((name) => name !== ''));
  const hasOurVatId = (party: Party) => party.vatId !== null && vatIds.has(party.vatId);
  const hasOurName = (party: Party) => party.knownNames.some((name) => names.has(comparableName(name)));
  return only(document, hasOurVatId) ?? only(document, hasOurName);
}

function only(document: SemanticInvoice, isOurs: (party: Party) => boolean): Direction | null {
  const seller = isOurs(document.seller);
  const buyer = isOurs(document.buyer);
  if (seller === buyer) return null;
  return seller ? 'outgoing' : 'incoming';
}

/** Letters and digits only: `Muster GmbH & Co. KG` and `MUSTER GmbH u Co KG` differ, blanks, case and points do not. */
function comparableName(name: string): string {
  return name
    .normalize('NFKC')
    .toLocaleLowerCase('de')
    .replace(/[^\p{L}\p{N}&]/gu, '');
}

function nameOf(party: Party): string {
  return shortened(party.name ?? '–', 60);
}

function germanDirection(direction: Direction): string {
  return direction === 'outgoing' ? 'Ausgangsrechnung' : 'Eingangsrechnung';
}
