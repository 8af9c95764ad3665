import type { Direction, Partner } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import { oneLine, shortened } from '../semantic/german-text';
import type { SemanticInvoice } from '../semantic/semantic-invoice';

export interface PartnerAnswer {
  readonly partner: Partner;
  readonly questions: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The other party: the buyer of an outgoing, the seller of an incoming invoice, with the account that matters to it. */
export function partnerOf(document: SemanticInvoice, direction: Direction): PartnerAnswer {
  const party = direction === 'outgoing' ? document.buyer : document.seller;
  const account = direction === 'outgoing' ? debitedAccount(document) : creditedAccount(document);
  const partner: Partner = {
    name: party.name ?? '',
    city: party.city === null ? null : oneLine(party.city),
    country: party.country,
    vatId: party.vatId,
    // A GLN or another official number (with a scheme) is not the number the two know each other by.
    customerNumber: party.identifiers.find(({ scheme }) => scheme === null)?.id ?? null,
    accountNo: null,
    ...account,
  };
  const question = { code: 'E_INVOICE_PARTNER_NAME_MISSING', params: {}, path: 'partner.name' };
  return {
    partner,
    questions: party.name === null ? [question] : [],
    warnings: direction === 'incoming' ? warnAboutPayment(document) : [],
  };
}

/** We collect from the buyer's account (BT-91); the account to pay to is our own and none of the partner's. */
function debitedAccount({ payment }: SemanticInvoice): { iban: string | null; bic: null } {
  return { iban: asIban(payment.debitedIban), bic: null };
}

function creditedAccount({ payment }: SemanticInvoice): { iban: string | null; bic: string | null } {
  const account = payment.accounts.find(({ id }) => asIban(id) !== null);
  return { iban: account?.id ?? null, bic: account?.bic ?? null };
}

/** Account identifiers need not be IBANs; whether the check digits are right is a check of its own. */
function asIban(id: string | null): string | null {
  return id !== null && /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(id) ? id : null;
}

function warnAboutPayment({ payment, payeeName, seller }: SemanticInvoice): readonly Problem[] {
  const warnings: Problem[] = [];
  const ids = [...new Set(payment.accounts.map(({ id }) => id))];
  if (ids.length > 1) {
    const params = { count: String(ids.length), iban: ids[0] ?? '' };
    warnings.push({ code: 'E_INVOICE_SEVERAL_ACCOUNTS', params, path: 'partner.iban' });
  }
  if (payeeName !== null && oneLine(payeeName) !== seller.name) {
    const params = { payee: shortened(payeeName, 60), seller: shortened(seller.name ?? '–', 60) };
    warnings.push({ code: 'E_INVOICE_OTHER_PAYEE', params, path: 'partner.iban' });
  }
  return warnings;
}
