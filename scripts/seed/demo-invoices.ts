import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Direction, TaxCase } from '@/lib/bookkeeping/invoice';

/** An invoice of the seed, in the words of the public API. */
export interface DemoInvoice {
  readonly externalId: string;
  readonly direction: Direction;
  readonly number: string;
  readonly issueDate: string;
  readonly serviceDate: string;
  readonly dueDate: string;
  readonly currency: 'EUR';
  readonly grossAmount: string;
  readonly orderId: string | null;
  readonly text: string;
  readonly partner: {
    readonly name: string;
    readonly city: string;
    readonly country: string;
    readonly vatId: string | null;
    readonly customerNumber: string;
    readonly accountNo: string;
  };
  readonly positions: readonly DemoPosition[];
  readonly skonto?: readonly {
    readonly percentage: string;
    readonly amount: string;
    readonly date: string;
  }[];
}

interface DemoPosition {
  readonly grossAmount: string;
  readonly taxRate: string;
  readonly taxCase?: TaxCase;
  readonly text: string;
}

const customers = {
  mueller: {
    name: 'Möbel Müller & Söhne GmbH',
    city: 'Nürnberg',
    country: 'DE',
    vatId: 'DE123456789',
    customerNumber: 'K100',
    accountNo: '10100',
  },
  groesse: {
    name: 'Größe & Maß KG',
    city: 'Fürth',
    country: 'DE',
    vatId: 'DE234567890',
    customerNumber: 'K101',
    accountNo: '10101',
  },
  sole: {
    name: 'Trattoria Il Sole S.r.l.',
    city: 'Milano',
    country: 'IT',
    vatId: 'IT12345678901',
    customerNumber: 'K102',
    accountNo: '10102',
  },
  apotheke: {
    name: 'Apotheke „Zum Löwen“ e.K.',
    city: 'Würzburg',
    country: 'DE',
    vatId: null,
    customerNumber: 'K103',
    accountNo: '10103',
  },
} as const;

const suppliers = {
  lindner: {
    name: 'Bürobedarf Lindner e.K.',
    city: 'Erlangen',
    country: 'DE',
    vatId: 'DE345678901',
    customerNumber: 'L200',
    accountNo: '70100',
  },
  papier: {
    name: 'Papier & Druck Weiß GmbH',
    city: 'Bamberg',
    country: 'DE',
    vatId: 'DE456789012',
    customerNumber: 'L201',
    accountNo: '70101',
  },
} as const;

/** What a month of the demo company looks like: mixed rates, a credit note, Skonto, names with umlauts and `&`. */
export function demoInvoices(month: AccountingMonth): DemoInvoice[] {
  const year = month.slice(0, 4);
  const short = month.replace('-', '').slice(2);
  const day = (number: number) => `${month}-${String(number).padStart(2, '0')}`;
  const base = { currency: 'EUR', orderId: null } as const;
  return [
    {
      ...base,
      externalId: `demo-${month}-a1`,
      direction: 'outgoing',
      number: `RE-${year}-${short}01`,
      issueDate: day(5),
      serviceDate: day(3),
      dueDate: day(26),
      grossAmount: '1309.00',
      orderId: 'B-77',
      text: 'Beratung und Handbuch',
      partner: customers.mueller,
      positions: [
        { grossAmount: '1190.00', taxRate: '19.00', taxCase: 'domestic', text: 'Beratung' },
        { grossAmount: '119.00', taxRate: '7.00', taxCase: 'domestic', text: 'Handbuch, gedruckt' },
      ],
    },
    {
      ...base,
      externalId: `demo-${month}-a2`,
      direction: 'outgoing',
      number: `RE-${year}-${short}02`,
      issueDate: day(9),
      serviceDate: day(9),
      dueDate: day(28),
      grossAmount: '2380.00',
      text: 'Regalsystem',
      partner: customers.groesse,
      positions: [
        { grossAmount: '2380.00', taxRate: '19.00', taxCase: 'domestic', text: 'Regalsystem „Höhe 2,40 m“' },
      ],
      skonto: [{ percentage: '2.00', amount: '47.60', date: day(19) }],
    },
    {
      ...base,
      externalId: `demo-${month}-a3`,
      direction: 'outgoing',
      number: `RE-${year}-${short}03`,
      issueDate: day(12),
      serviceDate: day(11),
      dueDate: day(27),
      grossAmount: '840.00',
      text: 'Tische nach Mailand',
      partner: customers.sole,
      positions: [
        {
          grossAmount: '840.00',
          taxRate: '0.00',
          taxCase: 'intra_eu_supply',
          text: 'Tische, innergemeinschaftliche Lieferung',
        },
      ],
    },
    {
      ...base,
      externalId: `demo-${month}-a4`,
      direction: 'outgoing',
      number: `GS-${year}-${short}01`,
      issueDate: day(16),
      serviceDate: day(16),
      dueDate: day(30 - 2),
      grossAmount: '-119.00',
      text: 'Gutschrift zu Regalsystem',
      partner: customers.groesse,
      positions: [
        { grossAmount: '-119.00', taxRate: '19.00', taxCase: 'domestic', text: 'Nachlass wegen Kratzer' },
      ],
    },
    {
      ...base,
      externalId: `demo-${month}-a5`,
      direction: 'outgoing',
      number: `RE-${year}-${short}04`,
      issueDate: day(20),
      serviceDate: day(18),
      dueDate: day(28),
      grossAmount: '333.33',
      text: 'Verkaufstheke',
      partner: customers.apotheke,
      positions: [
        { grossAmount: '300.01', taxRate: '19.00', taxCase: 'domestic', text: 'Theke, Anzahlung' },
        { grossAmount: '33.32', taxRate: '7.00', taxCase: 'domestic', text: 'Fachbuch' },
      ],
    },
    {
      ...base,
      externalId: `demo-${month}-e1`,
      direction: 'incoming',
      number: `L${short}-4711`,
      issueDate: day(6),
      serviceDate: day(6),
      dueDate: day(20),
      grossAmount: '83.30',
      text: 'Büromaterial',
      partner: suppliers.lindner,
      positions: [
        { grossAmount: '83.30', taxRate: '19.00', taxCase: 'domestic', text: 'Papier, Toner, Ordner' },
      ],
    },
    {
      ...base,
      externalId: `demo-${month}-e2`,
      direction: 'incoming',
      number: `PD-${short}-88`,
      issueDate: day(14),
      serviceDate: day(13),
      dueDate: day(28),
      grossAmount: '1070.50',
      text: 'Prospekte und Bücher',
      partner: suppliers.papier,
      positions: [
        { grossAmount: '856.80', taxRate: '19.00', taxCase: 'domestic', text: 'Prospekte' },
        { grossAmount: '213.70', taxRate: '7.00', taxCase: 'domestic', text: 'Fachbücher' },
      ],
    },
  ];
}

/** Two documents that have to be held back: a number DATEV's character set refuses, and a missing tax case. */
export function demoRefusedInvoices(month: AccountingMonth): DemoInvoice[] {
  const year = month.slice(0, 4);
  const base = {
    direction: 'outgoing',
    issueDate: `${month}-22`,
    serviceDate: `${month}-22`,
    dueDate: `${month}-28`,
    currency: 'EUR',
    orderId: null,
  } as const;
  return [
    {
      ...base,
      externalId: `demo-${month}-r1`,
      number: `RE ${year}.${month.slice(5)}_7`,
      grossAmount: '59.50',
      text: 'Kleinteile',
      partner: customers.mueller,
      positions: [{ grossAmount: '59.50', taxRate: '19.00', taxCase: 'domestic', text: 'Kleinteile' }],
    },
    {
      ...base,
      externalId: `demo-${month}-r2`,
      number: `RE-${year}-${month.slice(5)}08`,
      grossAmount: '500.00',
      text: 'Dienstleistung ohne Steuerfall',
      partner: customers.sole,
      positions: [{ grossAmount: '500.00', taxRate: '0.00', text: 'Aufbau vor Ort' }],
    },
  ];
}
