import { describe, expect, it } from 'vitest';
import { eInvoiceProfiles, profileOf } from '@/lib/e-invoice/booking/profile';
import { ciiXml } from './cii-xml';
import { type InvoiceModel, invoice, plainInvoice } from './invoice-model';
import { codes, positionsOf, reading } from './reading';

const weBuy = { ownParties: { vatIds: ['DE822222222'] } };

/** Only what the profile has. */
function minimum(change: InvoiceModel): InvoiceModel {
  const { shares, lines, lineTotal, ...rest } = plainInvoice;
  expect([shares, lines, lineTotal]).toHaveLength(3);
  return { ...rest, specification: 'urn:factur-x.eu:1p0:minimum', ...change };
}

describe('thin profiles (E2)', () => {
  it('MINIMUM with tax asks for the breakdown and invents none', async () => {
    const read = await reading(ciiXml(minimum({})), weBuy);
    expect(read.invoice).toMatchObject({ grossAmount: 11900, positions: [] });
    expect(read.questions).toEqual([
      { code: 'E_INVOICE_TAX_BREAKDOWN_MISSING', params: { profile: 'MINIMUM' }, path: 'positions' },
    ]);
  });

  it('MINIMUM without tax is one position whose case is asked', async () => {
    const read = await reading(ciiXml(minimum({ tax: '0.00', gross: '100.00', payable: '40.00' })), weBuy);
    expect(positionsOf(read)).toEqual([['100.00', '0.00', null]]);
    expect(codes(read.questions)).toEqual(['E_INVOICE_TAX_BREAKDOWN_MISSING']);
    // The profile has no field for a prepayment: the amount due tells.
    expect(read.warnings).toEqual([
      {
        code: 'E_INVOICE_PREPAID',
        params: { prepaid: '60,00 EUR', payable: '40,00 EUR', total: '100,00 EUR' },
      },
    ]);
  });

  it('BASIC WL has no lines but a breakdown, and that books it', async () => {
    const model = invoice({
      specification: 'urn:factur-x.eu:1p0:basicwl',
      lines: [],
      allowanceTotal: '10.00',
      lineTotal: '110.00',
    });
    const read = await reading(ciiXml(model), weBuy);
    expect([read.profile, positionsOf(read), read.questions]).toEqual([
      'basic_wl',
      [['119.00', '19.00', 'domestic']],
      [],
    ]);
  });

  it('a profile nobody knows is read, and said', async () => {
    const read = await reading(ciiXml(invoice({ specification: 'urn:example:own' })), weBuy);
    expect(read.warnings).toEqual([
      { code: 'E_INVOICE_PROFILE_UNKNOWN', params: { profile: 'urn:example:own' } },
    ]);
  });
});

describe('profile names (E1)', () => {
  it.each([
    ['urn:factur-x.eu:1p0:minimum', 'minimum'],
    ['urn:zugferd.de:2p0:basicwl', 'basic_wl'],
    ['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', 'basic'],
    ['urn:ferd:CrossIndustryDocument:invoice:1p0:comfort', 'comfort'],
    ['urn:cen.eu:en16931:2017', 'en16931'],
    ['urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', 'extended'],
    ['urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3', 'xrechnung'],
    ['urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', 'peppol'],
    [null, 'other'],
  ])('%s', (specification, profile) => {
    expect(profileOf(specification)).toBe(profile);
    expect(eInvoiceProfiles).toContain(profile);
  });
});
