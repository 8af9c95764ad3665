import { isValidBic, isValidIban } from '@/lib/bookkeeping/iban';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type PartnerColumn, partnerColumns } from './extf-columns';
import type { ExtfCell } from './extf-file';
import type { ExtfPartner } from './partner';
import { PartnerTexts } from './partner-texts';
import { splitVatId } from './vat-id';

type Values = Partial<Record<PartnerColumn, string>>;

export interface PartnerRow {
  /** All 254. */
  readonly cells: readonly ExtfCell[];
  readonly problems: readonly Problem[];
}

/** One partner as a row; his account is checked already. Only the name columns of his kind are filled. */
export function partnerRow(partner: ExtfPartner, accountNo: string): PartnerRow {
  const texts = new PartnerTexts(partner);
  const values: Values = {
    Konto: accountNo,
    ...nameOf(partner, texts),
    ...vatIdOf(partner, texts),
    ...addressOf(partner, texts),
    Telefon: texts.value('Telefon', 'phone', partner.phone),
    'E-Mail': texts.value('E-Mail', 'email', partner.email),
    ...bankOf(partner, texts),
    'Kunden-/Lief.-Nr.': texts.value('Kunden-/Lief.-Nr.', 'customerNumber', partner.customerNumber),
    ...termsOf(partner, texts),
  };
  return { cells: cellsOf(values), problems: texts.problems };
}

function nameOf(partner: ExtfPartner, texts: PartnerTexts): Values {
  const { person } = partner;
  const values: Values = person
    ? {
        Adressattyp: '1',
        'Name (Adressattyp natürl. Person)': texts.text(
          'Name (Adressattyp natürl. Person)',
          'person',
          person.lastName,
        ),
        'Vorname (Adressattyp natürl. Person)': texts.text(
          'Vorname (Adressattyp natürl. Person)',
          'person',
          person.firstName,
        ),
      }
    : {
        Adressattyp: '2',
        'Name (Adressattyp Unternehmen)': texts.text('Name (Adressattyp Unternehmen)', 'name', partner.name),
      };
  const name = values['Name (Adressattyp Unternehmen)'] ?? values['Name (Adressattyp natürl. Person)'];
  if (name === '') texts.report('PARTNER_EXPORT_NAME_MISSING', {}, 'name');
  return values;
}

function vatIdOf({ vatId }: ExtfPartner, texts: PartnerTexts): Values {
  if (vatId === null || vatId.trim() === '') return {};
  const split = splitVatId(vatId);
  if (split) return { 'EU-Land': split.country, 'EU-UStID': split.number };
  texts.leaveOut('EU-UStID', 'vatId', vatId);
  return {};
}

function addressOf(partner: ExtfPartner, texts: PartnerTexts): Values {
  const country = partner.country === 'XI' ? 'GB' : partner.country;
  const values: Values = {
    Straße: texts.text('Straße', 'street', partner.street),
    Adresszusatz: texts.text('Adresszusatz', 'addressSupplement', partner.addressSupplement),
    Postleitzahl: texts.value('Postleitzahl', 'postalCode', partner.postalCode),
    Ort: texts.text('Ort', 'city', partner.city),
    Land: texts.value('Land', 'country', country, (value) => /^[A-Z]{2}$/.test(value)),
  };
  const isGiven = Object.values(values).some((value) => value !== '');
  return {
    ...values,
    Adressart: values.Straße ? 'STR' : '',
    'Kennz. Korrespondenzadresse': isGiven ? '1' : '',
  };
}

function bankOf(partner: ExtfPartner, texts: PartnerTexts): Values {
  const iban = texts.value('IBAN-Nr. 1', 'iban', plain(partner.iban), isValidIban);
  if (iban === '') return {};
  if (iban.length > 30) texts.report('PARTNER_EXPORT_LONG_IBAN', {}, 'iban');
  return {
    'Länderkennzeichen 1': iban.slice(0, 2),
    'IBAN-Nr. 1': iban,
    'SWIFT-Code 1': texts.value('SWIFT-Code 1', 'bic', plain(partner.bic), isValidBic),
    'Kennz. Hauptbankverb. 1': '1',
  };
}

function plain(value: string | null): string | null {
  return value === null ? null : value.replace(/\s/g, '').toUpperCase();
}

function termsOf({ kind, paymentDays }: ExtfPartner, texts: PartnerTexts): Values {
  if (kind !== 'customer' || paymentDays === null) return {};
  if (Number.isInteger(paymentDays) && paymentDays >= 0 && paymentDays <= 999) {
    return { 'Fälligkeit in Tagen (Debitor)': String(paymentDays) };
  }
  texts.leaveOut('Fälligkeit in Tagen (Debitor)', 'paymentDays', String(paymentDays));
  return {};
}

/** A row without values, and where each named column stands; most of the 254 cells of a row are these. */
const emptyCells: readonly ExtfCell[] = partnerColumns.map(({ isQuoted }) => ({ text: '', isQuoted }));
const positions = new Map(partnerColumns.map(({ name }, index) => [name, index]));

function cellsOf(values: Values): ExtfCell[] {
  const cells = [...emptyCells];
  for (const [name, text] of Object.entries(values)) {
    const position = positions.get(name) ?? -1;
    const cell = cells[position];
    if (cell && text !== '') cells[position] = { ...cell, text };
  }
  return cells;
}
