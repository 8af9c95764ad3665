import { describe, expect, it } from 'vitest';
import { ciiXml } from './cii-xml';
import { invoice } from './invoice-model';
import { codes, reading } from './reading';
import { ublXml } from './ubl-xml';

const weBuy = { ownParties: { vatIds: ['DE822222222'] } };
const skontoOf = async (terms: string) => {
  const { invoice: read, warnings } = await reading(ublXml(invoice({ terms })), weBuy);
  return { skonto: read.skonto, warnings: codes(warnings) };
};

describe('Skonto in the terms of an XRechnung (B1, E1)', () => {
  it('becomes percentage, amount and last day', async () => {
    expect(await skontoOf('#SKONTO#TAGE=14#PROZENT=2.00#\n')).toEqual({
      skonto: [{ percentage: '2.00', amount: 238, date: '2026-03-19' }],
      warnings: [],
    });
  });

  it('two steps come in the order of their days, free text beside them stays text', async () => {
    expect(
      await skontoOf('#SKONTO#TAGE=14#PROZENT=1.00#\n#SKONTO#TAGE=7#PROZENT=3.00#\nSonst 30 Tage netto.'),
    ).toEqual({
      skonto: [
        { percentage: '3.00', amount: 357, date: '2026-03-12' },
        { percentage: '1.00', amount: 119, date: '2026-03-19' },
      ],
      warnings: [],
    });
  });

  it('is counted from the base amount when one is given', async () => {
    const { skonto } = await skontoOf('#SKONTO#TAGE=10#PROZENT=2.50#BASISBETRAG=100.00#\n');
    expect(skonto).toEqual([{ percentage: '2.50', amount: 250, date: '2026-03-15' }]);
  });

  it('crosses months and leap years', async () => {
    const xml = ublXml(invoice({ issueDate: '2028-02-20', terms: '#SKONTO#TAGE=10#PROZENT=2.00#\n' }));
    expect((await reading(xml, weBuy)).invoice.skonto[0]?.date).toBe('2028-03-01');
  });

  it.each([
    ['a comma', '#SKONTO#TAGE=14#PROZENT=2,00#'],
    ['no percentage', '#SKONTO#TAGE=14#'],
    ['a rest', '#SKONTO#TAGE=14#PROZENT=2.00# auf alles'],
    ['nothing to deduct', '#SKONTO#TAGE=14#PROZENT=0.00#'],
  ])('with %s is not taken over, and said', async (_, terms) => {
    expect(await skontoOf(terms)).toEqual({ skonto: [], warnings: ['E_INVOICE_SKONTO_UNREADABLE'] });
  });

  it('in free text is not taken over, and said', async () => {
    expect(await skontoOf('2 % Skonto in 10 Tagen')).toEqual({
      skonto: [],
      warnings: ['E_INVOICE_SKONTO_IN_TEXT'],
    });
  });

  it('in three steps keeps the first two, and says so', async () => {
    const line = (days: number) => `#SKONTO#TAGE=${days}#PROZENT=${10 - days}.00#`;
    const { skonto, warnings } = await skontoOf([line(1), line(2), line(3)].join('\n'));
    expect(skonto).toHaveLength(2);
    expect(warnings).toEqual(['E_INVOICE_SKONTO_TOO_MANY']);
  });

  it('on a credit note is left out, and said', async () => {
    const xml = ublXml(invoice({ typeCode: '381', terms: '#SKONTO#TAGE=14#PROZENT=2.00#\n' }), 'CreditNote');
    const { invoice: read, warnings } = await reading(xml, weBuy);
    expect([read.skonto, codes(warnings)]).toEqual([[], ['E_INVOICE_SKONTO_ON_CREDIT']]);
  });
});

describe('structured Skonto of ZUGFeRD (B1, E1)', () => {
  const withTerm = (term: string) =>
    ciiXml(invoice({ terms: 'x' })).replace(
      /<r:SpecifiedTradePaymentTerms>.*?<\/r:SpecifiedTradePaymentTerms>/,
      term,
    );
  const discount = (content: string, due = '') =>
    withTerm(
      `<r:SpecifiedTradePaymentTerms>${due}<r:ApplicableTradePaymentDiscountTerms>${content}</r:ApplicableTradePaymentDiscountTerms></r:SpecifiedTradePaymentTerms>`,
    );
  const day = (name: string, text: string) =>
    `<r:${name}><u:DateTimeString format="102">${text}</u:DateTimeString></r:${name}>`;

  it.each([
    [
      'days from the invoice date',
      discount(
        '<r:BasisPeriodMeasure unitCode="DAY">10</r:BasisPeriodMeasure><r:CalculationPercent>3</r:CalculationPercent>',
      ),
      { percentage: '3.00', amount: 357, date: '2026-03-15' },
    ],
    [
      'weeks from a day of its own',
      discount(
        `${day('BasisDateTime', '20260401')}<r:BasisPeriodMeasure unitCode="WEE">2</r:BasisPeriodMeasure><r:CalculationPercent>2</r:CalculationPercent>`,
      ),
      { percentage: '2.00', amount: 238, date: '2026-04-15' },
    ],
    [
      'the due date of its terms',
      discount(
        '<r:CalculationPercent>2</r:CalculationPercent><r:ActualDiscountAmount>2.37</r:ActualDiscountAmount>',
        day('DueDateDateTime', '20260320'),
      ),
      { percentage: '2.00', amount: 237, date: '2026-03-20' },
    ],
  ])('%s', async (_, xml, expected) => {
    const read = await reading(xml, weBuy);
    expect([read.invoice.skonto, read.warnings]).toEqual([[expected], []]);
  });

  it('with a period in months is not guessed', async () => {
    const xml = discount(
      '<r:BasisPeriodMeasure unitCode="MON">1</r:BasisPeriodMeasure><r:CalculationPercent>2</r:CalculationPercent>',
    );
    const read = await reading(xml, weBuy);
    expect([read.invoice.skonto, codes(read.warnings)]).toEqual([[], ['E_INVOICE_SKONTO_UNREADABLE']]);
  });
});
