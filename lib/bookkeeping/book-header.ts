import type { BookedHeader, BookingRules, DocumentLabels, Step } from './booking';
import { formatGermanDate, type IsoDate } from './calendar';
import { isDatevCurrency } from './code-lists';
import type { Invoice } from './invoice';
import { mapInvoiceNumber } from './number-mapping';
import { checkPartnerAccount, partnerAccountOf, partnerKindOf } from './partner-accounts';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';
import { type MappedText, mapText } from './text-mapping';
import { mapBic, mapCountry, mapIban, mapId, mapOrderId, mapVatId } from './value-mapping';

const invoiceIdCharacters = /^[A-Za-z0-9$%&*+\-/]+$/;

/** The fields all rows share, in the form and length DATEV takes; everything altered or left out is said (B5). */
export function bookHeader(invoice: Invoice, rules: BookingRules): Step<BookedHeader & DocumentLabels> {
  const problems: Problem[] = [];
  const take = (mapped: MappedText): string | null => {
    problems.push(...mapped.problems);
    return mapped.value;
  };
  const took = <T>(step: Step<T>): T => {
    problems.push(...step.problems);
    return step.value;
  };
  const number = mapInvoiceNumber(invoice.number, rules.numberMapping);
  problems.push(...number.problems);
  const value = {
    invoiceId: number.mapped ?? '',
    ...took(bookDates(invoice)),
    ...took(bookCurrency(invoice)),
    orderId: take(mapOrderId(invoice.orderId, rules.numberMapping)),
    information: take(mapText('information', invoice.information, 120)),
    typeOfReceivable: take(mapId('typeOfReceivable', invoice.typeOfReceivable ?? null, 10)),
    internalInvoiceId: take(
      mapId('internalInvoiceId', invoice.internalInvoiceId ?? null, 12, invoiceIdCharacters),
    ),
    ownVatId: take(mapVatId('ownVatId', invoice.ownVatId)),
    shipFromCountry: take(mapCountry('shipFromCountry', invoice.shipFromCountry)),
    shipToCountry: take(mapCountry('shipToCountry', invoice.shipToCountry)),
    ...took(bookPayment(invoice)),
    ...took(bookPartner(invoice, rules)),
    description: take(mapText('description', invoice.description ?? null, 40)),
    keywords: take(mapText('keywords', invoice.keywords, 255)),
  };
  return { value, problems };
}

type Dates = Pick<BookedHeader, 'date' | 'deliveryDate' | 'dueDate' | 'paidAt'>;

/** DATEV wants the due date after the document date and ignores a service date after it: such dates are left out and said. */
function bookDates(invoice: Invoice): Step<Dates> {
  const { issueDate, serviceDate, dueDate } = invoice;
  const problems: Problem[] = [];
  const shown = formatGermanDate(issueDate);
  let deliveryDate: IsoDate | null = serviceDate;
  if (serviceDate !== null && serviceDate > issueDate) {
    deliveryDate = null;
    const params = { serviceDate: formatGermanDate(serviceDate), issueDate: shown };
    problems.push(bookkeepingProblem('SERVICE_DATE_LEFT_OUT', params, 'serviceDate'));
  }
  let due: IsoDate | null = dueDate;
  if (dueDate !== null && dueDate <= issueDate) {
    due = null;
    const params = { dueDate: formatGermanDate(dueDate), issueDate: shown };
    problems.push(bookkeepingProblem('DUE_DATE_LEFT_OUT', params, 'dueDate'));
  }
  return { value: { date: issueDate, deliveryDate, dueDate: due, paidAt: invoice.paidAt }, problems };
}

function bookCurrency(invoice: Invoice): Step<Pick<BookedHeader, 'currencyCode' | 'exchangeRate'>> {
  const { currency, exchangeRate } = invoice;
  const value = { currencyCode: currency, exchangeRate };
  if (!isDatevCurrency(currency)) {
    return { value, problems: [bookkeepingProblem('CURRENCY_UNKNOWN', { currency }, 'currency')] };
  }
  if (currency === 'EUR') {
    if (exchangeRate === null) return { value, problems: [] };
    const problem = bookkeepingProblem('EXCHANGE_RATE_LEFT_OUT', { exchangeRate }, 'exchangeRate');
    return { value: { currencyCode: currency, exchangeRate: null }, problems: [problem] };
  }
  if (exchangeRate === null) {
    return { value, problems: [bookkeepingProblem('EXCHANGE_RATE_MISSING', { currency }, 'exchangeRate')] };
  }
  const isTooLarge = (exchangeRate.split('.')[0] ?? '').length > 4;
  const problem = bookkeepingProblem('EXCHANGE_RATE_TOO_LARGE', { exchangeRate }, 'exchangeRate');
  return { value, problems: isTooLarge ? [problem] : [] };
}

/** A payment condition must exist at DATEV and excludes Skonto and due date, else the rows are not processed. */
function bookPayment(invoice: Invoice): Step<Pick<BookedHeader, 'paymentConditionsId' | 'paymentOrder'>> {
  const { paymentOrder } = invoice;
  if (invoice.paymentConditionsId === null) {
    return { value: { paymentConditionsId: null, paymentOrder }, problems: [] };
  }
  const number = Number(invoice.paymentConditionsId);
  const paymentConditionsId = String(number);
  const path = 'paymentConditionsId';
  const problems: Problem[] = [];
  if (number < 9 || number > 999) {
    problems.push(bookkeepingProblem('PAYMENT_CONDITIONS_RANGE', { paymentConditionsId }, path));
  }
  const dueDateIsSent = invoice.dueDate !== null && invoice.dueDate > invoice.issueDate;
  if (invoice.skonto.length > 0 || dueDateIsSent) {
    problems.push(bookkeepingProblem('PAYMENT_CONDITIONS_EXCLUSIVE', { paymentConditionsId }, path));
  }
  if (number === 9 && paymentOrder === true) {
    problems.push(bookkeepingProblem('PAYMENT_ORDER_BLOCKED', {}, path));
  }
  return { value: { paymentConditionsId, paymentOrder }, problems };
}

type PartnerFields = Pick<
  BookedHeader,
  | 'vatId'
  | 'partyId'
  | 'bankCode'
  | 'bankAccount'
  | 'bankCountry'
  | 'iban'
  | 'bic'
  | 'partnerAccountNo'
  | 'partnerName'
  | 'partnerCity'
>;

function bookPartner(invoice: Invoice, rules: BookingRules): Step<PartnerFields> {
  const { partner } = invoice;
  const name = mapText('partner.name', partner.name, 50);
  const city = mapText('partner.city', partner.city, 30);
  const vatId = mapVatId('partner.vatId', partner.vatId);
  const partyId = mapId('partner.customerNumber', partner.customerNumber, 15);
  const iban = mapIban(partner.iban);
  const bic = mapBic(partner.bic);
  const bank = bookBank(invoice);
  const account = bookPartnerAccount(invoice, rules);
  const missing = name.value === null ? [bookkeepingProblem('PARTNER_NAME_MISSING', {}, 'partner.name')] : [];
  const value = {
    vatId: vatId.value,
    partyId: partyId.value,
    ...bank.value,
    iban: iban.value,
    bic: bic.value,
    partnerAccountNo: account.value,
    partnerName: name.value ?? '',
    partnerCity: city.value,
  };
  const steps = [name, city, vatId, partyId, iban, bic, bank, account];
  return { value, problems: [...missing, ...steps.flatMap((step) => [...step.problems])] };
}

function bookPartnerAccount(invoice: Invoice, rules: BookingRules): Step<string | null> {
  const account = partnerAccountOf(invoice, rules.partnerAccounts);
  const kind = partnerKindOf(invoice.direction);
  const problems =
    account === null
      ? [
          bookkeepingProblem(
            'PARTNER_ACCOUNT_MISSING',
            { partner: invoice.partner.name },
            'partner.accountNo',
          ),
        ]
      : checkPartnerAccount(account, kind, rules.accountLength, 'partner.accountNo');
  return { value: account, problems };
}

/** Bank code and account stand only together; German ones have 8 and at most 10 digits. */
function bookBank(invoice: Invoice): Step<Pick<BookedHeader, 'bankCode' | 'bankAccount' | 'bankCountry'>> {
  const { bankCode = null, bankAccount = null, bankCountry = null } = invoice.partner;
  const value = { bankCode, bankAccount, bankCountry };
  const country = mapCountry('partner.bankCountry', bankCountry);
  const fits = isBankFit(bankCode, bankAccount, bankCountry);
  const problems = fits ? [] : [bookkeepingProblem('BANK_DETAILS_INCOMPLETE', {}, 'partner.bankAccount')];
  return { value, problems: [...country.problems, ...problems] };
}

function isBankFit(code: string | null, account: string | null, country: string | null): boolean {
  if (code === null && account === null) return true;
  if (code === null || account === null) return false;
  const isGerman = country === null || country === 'DE';
  if (isGerman) return /^\d{8}$/.test(code) && /^\d{1,10}$/.test(account);
  return /^(?:[1-9]|\d{2,10})$/.test(code) && /^[0-9A-Za-z]{1,30}$/.test(account);
}
