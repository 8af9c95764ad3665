import { httpLogOf } from '@/lib/connection/http-log';
import { accessTokenOf } from '@/lib/connection/tokens';
import { createExtfFilesClient } from '@/lib/datev/extf-files/client';
import type { ExtfFilesClient } from '@/lib/datev/extf-files/types';
import { createHrFilesClient } from '@/lib/datev/hr-files/client';
import type { HrFilesClient } from '@/lib/datev/hr-files/types';
import type { DatevResult } from '@/lib/datev/http/result';
import type { Platform } from '@/lib/platform';

/** One company's way to the services that carry files. Opened for each piece of work. */
export interface FileCarriers {
  callHrFiles<T>(
    perform: (client: HrFilesClient, clientId: string) => Promise<DatevResult<T>>,
  ): Promise<DatevResult<T>>;
  callExtfFiles<T>(
    perform: (client: ExtfFilesClient, clientId: string) => Promise<DatevResult<T>>,
  ): Promise<DatevResult<T>>;
}

/**
 * Gives the services the company's token; after a 401 a renewed one, once: it is refused before anything is executed.
 * A refusal here says nothing about invoices, so the connection's state stays as it is: scope and right are each
 * service's own.
 */
export function fileCarriersOf(platform: Platform, companyId: string): FileCarriers {
  const { hrFilesUrl, extfFilesUrl, clientId: datevClientId } = platform.settings.datev;
  const edge = {
    datevClientId,
    fetch: (url: string, init: RequestInit) => fetch(url, init),
    now: () => platform.clock.now(),
    onExchange: httpLogOf(platform, { companyId }),
  };
  return {
    callHrFiles: (perform) =>
      withToken(platform, companyId, (accessToken, clientId) =>
        perform(createHrFilesClient({ ...edge, apiUrl: hrFilesUrl, accessToken }), clientId),
      ),
    callExtfFiles: (perform) =>
      withToken(platform, companyId, (accessToken, clientId) =>
        perform(createExtfFilesClient({ ...edge, apiUrl: extfFilesUrl, accessToken }), clientId),
      ),
  };
}

async function withToken<T>(
  platform: Platform,
  companyId: string,
  perform: (accessToken: string, clientId: string) => Promise<DatevResult<T>>,
): Promise<DatevResult<T>> {
  const token = await accessTokenOf(platform, { companyId });
  if (token.kind !== 'token') return withoutToken(token);
  const first = await perform(token.accessToken, token.clientId);
  if (first.kind !== 'refused' || first.httpStatus !== 401) return first;
  const renewed = await accessTokenOf(platform, { companyId, refusedGeneration: token.generation });
  if (renewed.kind !== 'token') return withoutToken(renewed);
  return perform(renewed.accessToken, renewed.clientId);
}

function withoutToken<T>(
  token: Exclude<Awaited<ReturnType<typeof accessTokenOf>>, { kind: 'token' }>,
): DatevResult<T> {
  switch (token.kind) {
    case 'none':
      return { kind: 'unauthorised', reason: token.reason };
    case 'unavailable':
      return { kind: 'unavailable', httpStatus: null, retryAfterMs: token.retryAfterMs };
  }
}
