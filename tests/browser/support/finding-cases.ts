import { expect } from '@playwright/test';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { saveCompanySettings } from '@/lib/documents/company-settings';
import { seedCashBook, seedInvoices } from '@/scripts/seed/books';
import { demoInvoices } from '@/scripts/seed/demo-invoices';
import {
  asking,
  both,
  type Cause,
  checking,
  connecting,
  connectsAnew,
  type FindingScene,
  leadsTo,
  mailToBerater,
  reportToOperator,
  settlesByHand,
  transferring,
  type Way,
} from './finding-ways';
import { connectCompany, unconfirmAccounts } from './prepare';

export interface FindingCase {
  /** What a person would call it. */
  readonly name: string;
  readonly ids: string;
  readonly cause: Cause;
  readonly title: RegExp;
  readonly owner: 'customer' | 'adviser' | 'admin' | 'datev' | 'us';
  readonly way: Way;
}

const isConnected =
  (clientNumber = '1') =>
  ({ platform, company }: FindingScene) =>
    connectCompany(platform, company, clientNumber);

const answers =
  (operation: string, answer: object) =>
  ({ datev }: FindingScene) =>
    datev.order('misbehaviour', { kind: 'answer', operation, times: null, ...answer });

const maintenance = { kind: 'answer', operation: 'getClient', status: 503, times: null };

/** One more invoice of the month, refused by the check that is meant. */
async function addInvoice({ platform, company }: FindingScene, change: object): Promise<void> {
  const month = parseAccountingMonth(company.month);
  const [invoice] = month ? demoInvoices(month) : [];
  if (!invoice) throw new Error(company.month);
  await seedInvoices(platform, company, [{ ...invoice, externalId: 'mit-fehler', ...change }]);
}

const checkButton = leadsTo('DATEV-Verbindung öffnen', /\/datev-verbindung$/, (page) =>
  page.getByRole('button', { name: 'Verbindung prüfen' }),
);
/** The document itself, named by the finding or by the row it stands in; there it can be changed. */
const toDocument: Way = async ({ page }, { finding }) => {
  const row = finding.locator('xpath=ancestor::tr');
  await finding.or(row).locator('a[href^="/belege/"]').first().click();
  await expect(page).toHaveURL(/\/belege\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('link', { name: 'Angaben ergänzen' })).toBeVisible();
};

/** The refusals and obstacles users of such connections meet most, one after the other. */
export const findingCases: readonly FindingCase[] = [
  {
    name: 'a Mandantennummer that DATEV does not know',
    ids: 'C3, M8',
    cause: connecting('99'),
    title: /gibt es bei DATEV nicht/,
    owner: 'customer',
    way: connectsAnew('Mit DATEV verbinden'),
  },
  {
    name: 'the person who signs in has no right to the dataset',
    ids: 'C3, M8',
    cause: connecting('2'),
    title: /Kein Recht auf den Datenbestand/,
    owner: 'adviser',
    way: both(mailToBerater(/Kein Recht auf den Datenbestand 455148-2/), connectsAnew('Mit DATEV verbinden')),
  },
  {
    name: 'only a one-time access was granted',
    ids: 'C7, M8',
    cause: connecting('1', { once: true }),
    title: /Die Verbindung gilt nur bis/,
    owner: 'admin',
    way: connectsAnew('Mit DATEV verbinden'),
  },
  {
    name: 'DATEV is under maintenance while connecting',
    ids: 'C3, T7, M8',
    cause: async (scene) => {
      await scene.datev.order('misbehaviour', maintenance);
      const place = await connecting('1')(scene);
      await scene.datev.reset();
      return place;
    },
    title: /455148-1 nicht bestätigt, weil keine Antwort kam/,
    owner: 'admin',
    way: connectsAnew('Mit DATEV verbinden'),
  },
  {
    name: 'no Belege online',
    ids: 'M1, M8',
    cause: asking('Ausgangsrechnungen', isConnected('3')),
    title: /Belege online ist für 455148-3 nicht eingerichtet/,
    owner: 'adviser',
    way: both(mailToBerater(/bestellt und aktiviert DATEV Unternehmen online/), checkButton),
  },
  {
    name: 'Bearbeitungsform not "Erweitert"',
    ids: 'M1, M8',
    cause: asking('Ausgangsrechnungen', isConnected('4')),
    title: /Bearbeitungsform „Erweitert“ ist nicht eingestellt/,
    owner: 'adviser',
    way: both(mailToBerater(/auf „Erweitert“ um/), checkButton),
  },
  {
    name: 'the fiscal year is not created',
    ids: 'M2, M8',
    cause: asking('Ausgangsrechnungen', isConnected('6')),
    title: /Kein Wirtschaftsjahr für/,
    owner: 'adviser',
    way: both(mailToBerater(/legt das Wirtschaftsjahr an/), checkButton),
  },
  {
    name: 'no fiscal year for the cash book',
    ids: 'M2, M4, M8',
    cause: asking('Kasse', async (scene) => {
      const month = parseAccountingMonth(scene.company.month);
      if (month) await seedCashBook(scene.platform, scene.company, [month]);
      await isConnected('6')(scene);
    }),
    title: /Kein Wirtschaftsjahr für die Kasse/,
    owner: 'adviser',
    way: both(mailToBerater(/Kasse/), checkButton),
  },
  {
    name: 'accounts of another length',
    ids: 'M3, M8',
    cause: asking('Ausgangsrechnungen', async (scene) => {
      await scene.datev.dataset('455148-1', { accountLength: 5 });
      await isConnected()(scene);
    }),
    title: /passt nicht zur Kontenlänge 5/,
    owner: 'adviser',
    way: both(
      mailToBerater(/Kontenlänge 5/),
      leadsTo('Kontenlänge öffnen', /\/stammdaten\/kontenlaenge$/, (page) => page.getByText('84000').first()),
    ),
  },
  {
    name: 'the Berater has not confirmed an account',
    ids: 'B4, M8',
    cause: asking('Ausgangsrechnungen', async (scene) => {
      await unconfirmAccounts(scene.platform, scene.company);
      await isConnected()(scene);
    }),
    title: /nicht bestätigt/,
    owner: 'adviser',
    way: both(
      mailToBerater(/nicht bestätigt/),
      leadsTo('Kontentabelle öffnen', /\/stammdaten\/kontentabelle$/, (page) =>
        page.getByRole('heading', { level: 1 }),
      ),
    ),
  },
  {
    name: 'an invoice number with characters DATEV does not take',
    ids: 'B5, M8',
    cause: asking('Ausgangsrechnungen', async (scene) => {
      const rule = { numberMapping: { kind: 'refuse' } } as const;
      await saveCompanySettings(scene.platform, scene.company.actors.admin, rule);
      await isConnected()(scene);
    }),
    title: /hat unerlaubte Zeichen/,
    owner: 'customer',
    way: leadsTo('Einstellungen öffnen', /\/einstellungen\/rechnungsnummern$/, (page) =>
      page.getByRole('button', { name: /Speichern/ }),
    ),
  },
  {
    name: 'the tax case is not said',
    ids: 'B4, T9, M8',
    cause: asking('Ausgangsrechnungen', isConnected()),
    title: /Steuerfall/,
    owner: 'customer',
    way: toDocument,
  },
  {
    name: 'positions and total differ by a cent',
    ids: 'B3, M8',
    cause: asking('Ausgangsrechnungen', async (scene) => {
      await addInvoice(scene, { number: 'RE-CENT', grossAmount: '1309.01' });
      await isConnected()(scene);
    }),
    title: /weichen um 0,01 EUR ab/,
    owner: 'customer',
    way: toDocument,
  },
  {
    name: 'the dataset uses the new Belege online',
    ids: 'T6, M8',
    cause: transferring(async () => {}, '5'),
    title: /nutzt das neue Belege online/,
    owner: 'adviser',
    way: both(
      mailToBerater(/neue Belege online/),
      leadsTo('Als Paket herunterladen', /\/belege\/paket/, (page) =>
        page.getByRole('heading', { level: 1 }),
      ),
    ),
  },
  {
    name: 'ledger or year are not set up for the month',
    ids: 'T6, M8',
    cause: transferring(answers('createJob', { code: '#DCO01002' })),
    title: /für dieses Buch und diesen Monat nicht eingerichtet/,
    owner: 'adviser',
    way: both(mailToBerater(/DCO01002/), checkButton),
  },
  {
    name: 'basic data of the books are inconsistent',
    ids: 'T6, M8',
    cause: checking(({ datev }) => datev.dataset('455148-1', { inconsistentBasics: true })),
    title: /Stammdaten der Buchführung sind bei DATEV widersprüchlich/,
    owner: 'adviser',
    way: mailToBerater(/DCO01009/),
  },
  {
    name: 'the access was deleted at DATEV',
    ids: 'C6, M8',
    cause: checking(({ datev }) => datev.order('tokens/revoke', { clientId: '455148-1' })),
    title: /nimmt die gespeicherte Anmeldung für 455148-1 nicht mehr an|muss erneuert werden/,
    owner: 'admin',
    way: connectsAnew('Mit DATEV verbinden'),
  },
  {
    name: 'the person who connected has lost the right',
    ids: 'C6, M8',
    cause: checking(({ datev }) =>
      datev.order('rights', { personId: 'petra-beispiel', clientId: '455148-1', allowed: false }),
    ),
    title: /DATEV gibt kein Recht auf diesen Datenbestand/,
    owner: 'adviser',
    way: mailToBerater(/vergibt das Recht an diese Person/),
  },
  {
    name: 'a scope is missing',
    ids: 'C6, T6, M8',
    cause: checking(answers('getClient', { code: '#DCO01005', times: 1 })),
    title: /fehlt eine Freigabe/,
    owner: 'admin',
    way: connectsAnew('Mit DATEV verbinden'),
  },
  {
    name: 'the program is not admitted at DATEV',
    ids: 'T6, M8',
    cause: transferring(answers('createJob', { code: '#DCO01013' })),
    title: /lässt dieses Programm hier nicht zu/,
    owner: 'us',
    way: reportToOperator('DATEV_DCO01013'),
  },
  {
    name: 'several folders for the ledger',
    ids: 'M6, M8',
    cause: transferring(({ datev }) =>
      datev.dataset('455148-1', { ledgerFolderNames: { accountsReceivableLedgerImport: ['Süd', 'Nord'] } }),
    ),
    title: /Bitte wählen Sie den Ordner/,
    owner: 'customer',
    way: leadsTo('Ordner wählen', /\/datev-verbindung#ordner$/, (page) =>
      page.locator('#ordner').getByRole('combobox'),
    ),
  },
  {
    name: 'a file that DATEV does not take',
    ids: 'T6, M8',
    cause: transferring(answers('uploadFile', { code: '#DCO01015', skip: 1, times: 1 })),
    title: /nimmt diese Art Datei nicht an/,
    owner: 'customer',
    way: toDocument,
  },
  {
    name: 'nobody knows whether DATEV took the job',
    ids: 'T5, M8',
    cause: transferring(async ({ datev }) => {
      await datev.order('misbehaviour', { kind: 'drop_answer', operation: 'finaliseJob', times: 1 });
      await datev.order('misbehaviour', {
        kind: 'answer',
        operation: 'getJobStatus',
        status: 404,
        times: null,
      });
    }),
    title: /steht nicht fest, ob DATEV die Belege hat/,
    owner: 'customer',
    way: settlesByHand,
  },
];
