/** A fiscal year of a dataset; dates are `YYYY-MM-DD`, both inclusive. */
export interface FiscalYear {
  readonly start: string;
  readonly end: string;
  readonly accountLength: number;
  readonly accountsPayable: boolean;
  readonly accountsReceivable: boolean;
  readonly cash: boolean;
}

export type ImportType =
  | 'accountsPayableLedgerImport'
  | 'accountsReceivableLedgerImport'
  | 'cashLedgerImport';

export const importTypes: readonly ImportType[] = [
  'accountsPayableLedgerImport',
  'accountsReceivableLedgerImport',
  'cashLedgerImport',
];

/** One DATEV dataset (Beraternummer + Mandantennummer) and how it is set up. */
export interface Dataset {
  readonly consultantNumber: number;
  readonly clientNumber: number;
  name: string;
  /** Belege online exists (`is_document_management_available`). */
  documentManagement: boolean;
  /** Bearbeitungsform: only "Erweitert" has accounting information. */
  form: 'erweitert' | 'standard';
  /** The dataset has moved to the new Belege online: jobs are refused with #DCO01301. */
  newBelegeOnline: boolean;
  /** DATEV's own books contradict each other: the basics are refused with #DCO01009. */
  inconsistentBasics: boolean;
  /** `'calendar'`: the current calendar year and the two before, by the stand-in's clock. */
  fiscalYears: FiscalYear[] | 'calendar';
  /** Years DATEV created because a job of the following year was asked for. */
  createdFiscalYears: FiscalYear[];
  accountLength: number;
  ledgerFolderNames: Record<ImportType, string[]>;
  /** Balance of each cash book in cents; a book not named here starts with `openingCashBalance`. */
  cashBalances: Record<string, number>;
  /** Anfangsbestand of a cash book in cents. */
  openingCashBalance: number;
}

export function clientIdOf(dataset: Pick<Dataset, 'consultantNumber' | 'clientNumber'>): string {
  return `${dataset.consultantNumber}-${dataset.clientNumber}`;
}

export function newDataset(
  consultantNumber: number,
  clientNumber: number,
  differences: Partial<Dataset> = {},
): Dataset {
  return {
    name: `Muster GmbH ${clientNumber}`,
    documentManagement: true,
    form: 'erweitert',
    newBelegeOnline: false,
    inconsistentBasics: false,
    fiscalYears: 'calendar',
    createdFiscalYears: [],
    accountLength: 4,
    ledgerFolderNames: {
      accountsPayableLedgerImport: ['Eingangsrechnungen'],
      accountsReceivableLedgerImport: ['Ausgangsrechnungen'],
      cashLedgerImport: ['Kasse'],
    },
    cashBalances: {},
    openingCashBalance: 1_000_000,
    ...differences,
    consultantNumber,
    clientNumber,
  };
}

/** Consultant 455148 with clients 1-6: only client 1 lacks nothing. */
export function initialDatasets(): Dataset[] {
  const consultant = 455_148;
  return [
    newDataset(consultant, 1),
    newDataset(consultant, 2),
    newDataset(consultant, 3, { documentManagement: false }),
    newDataset(consultant, 4, { form: 'standard' }),
    newDataset(consultant, 5, { newBelegeOnline: true }),
    newDataset(consultant, 6, { fiscalYears: [closedYear(2019)] }),
  ];
}

function closedYear(year: number): FiscalYear {
  return {
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    accountLength: 4,
    accountsPayable: true,
    accountsReceivable: true,
    cash: false,
  };
}
