import { escapeHtml, page } from '../http/html';
import { fullName, type Person } from '../world/people';
import { describeScope, type ScopeOffer } from './scopes';

/** First page: who signs in. A test person needs no password. */
export function loginPage(people: readonly Person[]): string {
  const buttons = people
    .map(
      (person) =>
        `<button type="submit" name="person" value="${escapeHtml(person.id)}">${escapeHtml(fullName(person))}<small>${escapeHtml(person.role)}</small></button>`,
    )
    .join('');
  return page({
    title: 'Anmelden',
    body: `<section class="sheet"><h1>Bei DATEV anmelden</h1>
<p>DATEV-Benutzerkonto (Testperson) wählen. Ein Passwort ist nicht nötig.</p>
<form method="post"><input type="hidden" name="step" value="login">${buttons}</form></section>`,
  });
}

export interface ConsentPageInput {
  readonly person: Person;
  readonly appName: string;
  readonly offer: ScopeOffer;
  /** `Muster GmbH 1`, or `null` when the dataset is unknown or none was asked for. */
  readonly datasetName: string | null;
}

/** Second page: what the app may do, for how long. */
export function consentPage({ person, appName, offer, datasetName }: ConsentPageInput): string {
  const scopes = offer.scopes.map((scope) => `<li>${escapeHtml(describeScope(scope))}</li>`).join('');
  return page({
    title: 'Zugriff erlauben',
    body: `<section class="sheet"><h1>Zugriff auf Ihre DATEV-Daten</h1>
<p>Angemeldet als <strong>${escapeHtml(fullName(person))}</strong>. Die Anwendung <strong>${escapeHtml(appName)}</strong> möchte:</p>
<ul>${scopes}</ul>${datasetText(offer, datasetName)}
<form method="post"><input type="hidden" name="step" value="consent">${durationChoice(offer)}
<button class="first" type="submit" name="decision" value="allow">Zugriff erlauben</button>
<button class="second" type="submit" name="decision" value="deny">Ablehnen</button></form></section>`,
  });
}

function datasetText(offer: ScopeOffer, datasetName: string | null): string {
  if (offer.kind === 'session') return '';
  const name = datasetName ? `${escapeHtml(datasetName)}, ` : '';
  const [consultant, client] = offer.clientId.split('-');
  return `<p>Datenbestand: <strong>${name}Beraternummer ${escapeHtml(consultant ?? '')}, Mandantennummer ${escapeHtml(client ?? '')}</strong></p>`;
}

function durationChoice(offer: ScopeOffer): string {
  if (offer.kind === 'session') return '<p>Der Zugriff gilt für diese Sitzung, höchstens 11 Stunden.</p>';
  return `<fieldset><legend>Wie lange?</legend><label><input type="radio" name="access" value="permanent" checked> Dauerhaften Zugriff erlauben</label>
<label><input type="radio" name="access" value="once"> Einmaligen Zugriff erlauben (höchstens 11 Stunden)</label></fieldset>`;
}

export function errorPage(error: string, description: string): string {
  return page({
    title: 'Anmeldung nicht möglich',
    body: `<section class="sheet"><h1>Anmeldung nicht möglich</h1><p>Die Anfrage wurde abgelehnt.</p>
<p><code>${escapeHtml(error)}</code></p><p>${escapeHtml(description)}</p></section>`,
  });
}
