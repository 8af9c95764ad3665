import { randomBytes, randomUUID } from 'node:crypto';
import { type Answer, emptyAnswer, jsonAnswer } from '../http/answer';
import type { AnswerStyle } from '../world/world';

/** The error codes of accounting:dxso-jobs and DATEV's technical name for each. */
export const faultNames = {
  DCO01001: 'restapi.InvalidResourceModificationFault',
  DCO01002: 'restapi.InvalidDxsoImportTargetFault',
  DCO01003: 'restapi.InvalidDxsoJobIdFault',
  DCO01004: 'restapi.MultipartUploadFault',
  DCO01005: 'restapi.ScopeFault',
  DCO01006: 'restapi.InvalidDcoClientIdFault',
  DCO01007: 'restapi.InvalidDxsoJobStateFault',
  DCO01008: 'restapi.InvalidMessageBodyFault',
  DCO01009: 'restapi.InvalidAccountingBasicData',
  DCO01013: 'restapi.AuthentificationTypeFault',
  DCO01015: 'restapi.UnsupportedFileTypeFault',
  DCO01016: 'restapi.FileSizeFault',
  DCO01017: 'restapi.MissingMandatoryParameterFault',
  DCO01018: 'restapi.MissingMandatoryHeaderFault',
  DCO01219: 'restapi.ContentTypeDoesNotMatchFileExtensionFault',
  DCO01300: 'restapi.IsNeuePersonalakteFault',
  DCO01301: 'restapi.RDS1UploadNotSupportedFault',
} as const;

export type FaultCode = keyof typeof faultNames;

/** Codes that come with 403; all others come with 400. */
const forbiddenCodes: readonly FaultCode[] = ['DCO01005', 'DCO01013'];

export function statusOfFault(code: FaultCode): 400 | 403 {
  return forbiddenCodes.includes(code) ? 403 : 400;
}

/**
 * Why an operation refuses. `bare` carries nothing but a request id: 403 when the person has no right,
 * 404 when client or job do not exist.
 */
export type Refusal =
  | { readonly kind: 'fault'; readonly code: FaultCode }
  | { readonly kind: 'bare'; readonly status: 403 | 404 }
  | { readonly kind: 'invalid_token' }
  | { readonly kind: 'unknown_app' }
  | { readonly kind: 'maintenance' };

export const fault = (code: FaultCode): Refusal => ({ kind: 'fault', code });
export const noRight: Refusal = { kind: 'bare', status: 403 };
export const notFound: Refusal = { kind: 'bare', status: 404 };

/** The two headers DATEV's support asks for; the request id also stands in error bodies. */
export interface Trace {
  readonly requestId: string;
  readonly transactionId: string;
}

export function newTrace(): Trace {
  return { requestId: randomUUID(), transactionId: randomBytes(12).toString('hex') };
}

export function traceHeaders(trace: Trace): Record<string, string> {
  return { 'X-Global-Transaction-ID': trace.transactionId, 'V-Cap-Request-ID': trace.requestId };
}

/** The body DATEV describes as ErrorMessage. */
export function refusalAnswer(refusal: Refusal, trace: Trace, style: AnswerStyle): Answer {
  const asSpelled = (body: Record<string, string>) => (style.errorsInArray ? [body] : body);
  const request_id = trace.requestId;
  switch (refusal.kind) {
    case 'fault': {
      const { code } = refusal;
      const error_uri = `https://apps.datev.de/knowledge/help/search?q=${code}`;
      const body = { error: `#${code}`, error_description: faultNames[code], error_uri, request_id };
      return jsonAnswer(statusOfFault(code), asSpelled(body));
    }
    case 'bare':
      return jsonAnswer(refusal.status, asSpelled({ request_id }));
    case 'invalid_token': {
      const body = {
        error: 'invalid_token',
        error_description: 'The access token is invalid or has expired',
        request_id,
      };
      return jsonAnswer(401, body, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    }
    case 'unknown_app': {
      const moreInformation = 'Invalid client id or secret.';
      return jsonAnswer(401, { httpCode: '401', httpMessage: 'Unauthorized', moreInformation });
    }
    case 'maintenance':
      return emptyAnswer(503);
  }
}
