import type { Page } from '@playwright/test';
import type { PictureIds } from './scene';

/** `neu`: the admin of a company that has not begun yet. */
export type PictureRole = 'nobody' | 'kunde' | 'berater' | 'admin' | 'neu' | 'operator';

/** One page, or one state of a page, that is photographed. */
export interface Shot {
  /** Name of the file: ASCII. */
  readonly name: string;
  readonly role: PictureRole;
  /** Address as the folders under `app/` spell it; `ids` fill the brackets. */
  readonly page: string;
  readonly address: (ids: PictureIds) => string;
  /** What a person does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
  /** Stands in the documentation: in a wide window, on a phone, in the dark. */
  readonly docs?: readonly ('wide' | 'phone' | 'dark')[];
  /** Only this part of the page is for the documentation. */
  readonly part?: string;
}

function plain(name: string, role: PictureRole, page: string, docs?: Shot['docs']): Shot {
  return { name, role, page, address: () => page, ...(docs ? { docs } : {}) };
}

async function openTransferDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nach DATEV übertragen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Buch', { exact: true }).selectOption({ label: 'Ausgangsrechnungen' });
  await dialog.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
}

/** Every page of the product, in the order of the documentation. */
export const shots: readonly Shot[] = [
  plain('anmelden', 'nobody', '/anmelden', ['wide']),
  plain('passwort', 'nobody', '/passwort'),
  plain('passwort-neu', 'nobody', '/passwort/neu'),
  { name: 'einladung', role: 'nobody', page: '/einladung', address: ({ invitation }) => invitation },
  plain('uebersicht', 'kunde', '/', ['wide', 'phone', 'dark']),
  plain('belege', 'kunde', '/belege', ['wide']),
  { ...plain('uebertragen', 'kunde', '/belege', ['wide']), act: openTransferDialog },
  {
    name: 'beleg',
    role: 'kunde',
    page: '/belege/[id]',
    address: ({ invoice }) => `/belege/${invoice}`,
    docs: ['wide'],
  },
  {
    name: 'beleg-zurueckgehalten',
    role: 'kunde',
    page: '/belege/[id]',
    address: ({ heldBackInvoice }) => `/belege/${heldBackInvoice}`,
    docs: ['wide'],
  },
  {
    name: 'beleg-bearbeiten',
    role: 'kunde',
    page: '/belege/[id]/bearbeiten',
    address: ({ heldBackInvoice }) => `/belege/${heldBackInvoice}/bearbeiten`,
  },
  plain('hochladen', 'kunde', '/belege/neu', ['wide']),
  plain('kassenbuch', 'kunde', '/belege/kasse'),
  plain('einlesen', 'kunde', '/belege/import'),
  {
    name: 'paket',
    role: 'kunde',
    page: '/belege/paket',
    address: ({ month }) => `/belege/paket?buch=ausgang&monat=${month}`,
  },
  plain('uebertragungen', 'kunde', '/uebertragungen', ['wide']),
  {
    name: 'protokoll',
    role: 'kunde',
    page: '/uebertragungen/[id]',
    address: ({ transfer }) => `/uebertragungen/${transfer}`,
    docs: ['wide', 'phone'],
  },
  plain('einrichtung', 'neu', '/', ['wide']),
  plain('verbinden', 'neu', '/datev-verbindung', ['wide']),
  plain('verbindung', 'admin', '/datev-verbindung', ['wide']),
  { ...plain('anleitung', 'admin', '/datev-verbindung', ['wide']), part: '#anleitung' },
  plain('kontentabelle', 'berater', '/stammdaten/kontentabelle', ['wide']),
  plain('kontenlaenge', 'berater', '/stammdaten/kontenlaenge'),
  plain('geschaeftspartner', 'berater', '/stammdaten/geschaeftspartner'),
  plain('partnerimport', 'berater', '/stammdaten/partnerimport'),
  plain('mitarbeiter', 'admin', '/stammdaten/mitarbeiter'),
  {
    name: 'mitarbeiter-eine',
    role: 'admin',
    page: '/stammdaten/mitarbeiter/[id]',
    address: ({ employee }) => `/stammdaten/mitarbeiter/${employee}`,
  },
  plain('mitarbeiter-neu', 'admin', '/stammdaten/mitarbeiter/neu'),
  plain('mitarbeiter-einlesen', 'admin', '/stammdaten/mitarbeiter/einlesen'),
  plain('uebergabe', 'admin', '/stammdaten/uebergabe', ['wide']),
  {
    name: 'uebergabe-eine',
    role: 'admin',
    page: '/stammdaten/uebergabe/[id]',
    address: ({ push }) => `/stammdaten/uebergabe/${push}`,
  },
  plain('uebergabe-einstellungen', 'admin', '/stammdaten/uebergabe/einstellungen'),
  plain('vorgaenge', 'admin', '/vorgaenge'),
  {
    name: 'vorgang',
    role: 'admin',
    page: '/vorgaenge/[id]',
    address: ({ call }) => `/vorgaenge/${call}`,
  },
  plain('mandanten', 'berater', '/berater', ['wide', 'phone']),
  plain('mandanten-uebertragungen', 'berater', '/berater/uebertragungen', ['wide']),
  plain('konto', 'kunde', '/einstellungen/konto'),
  plain('zweiter-faktor', 'admin', '/konto/zweiter-faktor'),
  plain('firma', 'admin', '/einstellungen/firma'),
  plain('rechnungsnummern', 'berater', '/einstellungen/rechnungsnummern', ['wide']),
  plain('mitglieder', 'admin', '/einstellungen/mitglieder', ['wide']),
  plain('api-schluessel', 'admin', '/einstellungen/api-schluessel', ['wide']),
  plain('zeitplan', 'admin', '/einstellungen/zeitplan', ['wide']),
  plain('verfahren', 'admin', '/einstellungen/verfahren', ['wide']),
  plain('aenderungen', 'admin', '/einstellungen/aenderungen'),
  plain('betrieb', 'operator', '/betrieb', ['wide']),
  plain('technisches-protokoll', 'operator', '/betrieb/protokoll', ['wide']),
];

/** Pages that only lead to another one. */
export const leadingPages: readonly string[] = ['/einstellungen', '/stammdaten', '/konto'];
