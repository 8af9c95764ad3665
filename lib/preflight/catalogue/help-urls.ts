/** Pages of DATEV that the interface descriptions name. */

/** DATEV's help search for one code of the API, the form DATEV's own answers carry. */
export function dcoHelpUrl(code: string): string {
  return `https://apps.datev.de/knowledge/help/search?q=${code}`;
}

/** Order and activate a data service. */
export const dataServiceSetupUrl = 'https://go.datev.de/datenservices-einrichten';

/** The customer's own list of connected applications. */
export const connectedApplicationsUrl = 'https://apps.datev.de/tokrevui';

/** DATEV's description of the XML interface: preconditions, Belegfreigabe, images. */
export const xmlInterfaceHelpUrl = 'https://www.datev.de/hilfe/1035732';

/** DATEV's list of tax keys (BU-Schlüssel). */
export const taxKeyHelpUrl = 'https://www.datev.de/hilfe/0907054';
