import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { htmlAnswer } from '../http/answer';
import { readBody } from '../http/call';
import { sendAnswer } from '../http/send';
import { type Person, people } from '../world/people';
import { consentPage, errorPage, loginPage } from './pages';
import { REQUESTED_SCOPE } from './requested-scope';
import { offerFor, type ScopeOffer, withoutLongTerm } from './scopes';
import type { TokenStore } from './token-store';

export interface InteractionContext {
  readonly provider: Provider;
  readonly tokens: TokenStore;
  readonly appName: string;
  findPerson(personId: string): Person | undefined;
  datasetName(clientId: string): string | null;
  nowMs(): number;
}

const FORM_LIMIT = 16 * 1024;

/** Serves the two pages between authorization request and callback: who signs in, and what is allowed. */
export async function handleInteraction(
  context: InteractionContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.method === 'POST') await takeForm(context, request, response);
    else await showPage(context, request, response);
  } catch (error) {
    if (!(error instanceof errors.OIDCProviderError)) throw error;
    const page = errorPage(error.error, 'Die Anmeldung ist abgelaufen. Bitte in der Anwendung neu beginnen.');
    sendAnswer(response, htmlAnswer(400, page));
  }
}

async function showPage(
  context: InteractionContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const details = await context.provider.interactionDetails(request, response);
  const person = context.findPerson(details.result?.login?.accountId ?? '');
  const offer = offerFor(String(details.params[REQUESTED_SCOPE] ?? ''));
  const html = person
    ? consentPage({
        person,
        appName: context.appName,
        offer,
        datasetName: offer.kind === 'long_term' ? context.datasetName(offer.clientId) : null,
      })
    : loginPage(people);
  sendAnswer(response, htmlAnswer(200, html));
}

async function takeForm(
  context: InteractionContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reading = await readBody(request, FORM_LIMIT);
  const form = new URLSearchParams(reading.kind === 'read' ? reading.bytes.toString('utf8') : '');
  const details = await context.provider.interactionDetails(request, response);
  const person = context.findPerson(form.get('person') ?? details.result?.login?.accountId ?? '');
  if (!person) {
    sendAnswer(response, htmlAnswer(400, loginPage(people)));
  } else if (form.get('step') === 'login') {
    await context.provider.interactionResult(request, response, {
      login: { accountId: person.id, remember: false },
    });
    redirectTo(response, request.url ?? '');
  } else if (form.get('decision') === 'allow') {
    const requested = String(details.params[REQUESTED_SCOPE] ?? '');
    const offer = offerFor(requested);
    const granted = form.get('access') === 'once' ? withoutLongTerm(offer) : offer;
    const grantId = await createGrant(context, person, String(details.params.client_id), requested, granted);
    await finish(context, request, response, {
      login: { accountId: person.id, remember: false },
      consent: { grantId },
    });
  } else {
    await finish(context, request, response, {
      error: 'access_denied',
      error_description: 'End-User aborted interaction',
    });
  }
}

function finish(
  context: InteractionContext,
  request: IncomingMessage,
  response: ServerResponse,
  result: Parameters<Provider['interactionFinished']>[2],
): Promise<void> {
  return context.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function createGrant(
  { provider, tokens, nowMs }: InteractionContext,
  person: Person,
  clientId: string,
  requestedScope: string,
  granted: ScopeOffer,
): Promise<string> {
  const grant = new provider.Grant({ accountId: person.id, clientId });
  const dropped = requestedScope.split(' ').filter((scope) => scope && !granted.scopes.includes(scope));
  grant.addOIDCScope(granted.scopes.join(' '));
  if (dropped.length > 0) grant.rejectOIDCScope(dropped.join(' '));
  const grantId = await grant.save();
  tokens.grants.set(grantId, {
    grantId,
    personId: person.id,
    requestedScope,
    grantedScope: granted.scopes.join(' '),
    boundTo: granted.kind === 'long_term' ? granted.clientId : null,
    createdAt: nowMs(),
    endedBecause: null,
  });
  tokens.counts.signIns += 1;
  tokens.changed();
  return grantId;
}

function redirectTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { Location: location, 'Content-Length': '0' });
  response.end();
}
