import { type Trace, traceHeaders } from '../dxso/faults';
import { type Answer, jsonAnswer } from '../http/answer';

/** The error codes of hr:files and DATEV's technical name for each. */
const hrFaultNames = {
  DCO02000: 'restapi.AsciiEncodingFault',
  DCO02001: 'restapi.FileEmpty',
  DCO02002: 'restapi.FileFormatFault',
  DCO02003: 'restapi.FileNameFault',
  DCO02004: 'restapi.VirusFound',
  DCO02005: 'restapi.FileProviderTooLong',
  DCO02006: 'restapi.MailAddressTooLong',
  DCO02007: 'restapi.FormatMailAddressFault',
  DCO02008: 'restapi.FileProviderUnsupportedCharacters',
  DCO02009: 'restapi.CreationTimeInFuture',
  DCO02010: 'restapi.CreationTimeWrongFormat',
  DCO02011: 'restapi.PayrollAccountingMonthWrongFormat',
  DCO02012: 'restapi.ImportFileTypeNotSupported',
  DCO02013: 'restapi.TargetSystemNotSupported',
  DCO02014: 'restapi.JobIdWrongFormat',
  DCO02018: 'restapi.JsonSyntaxFault',
  DCO02020: 'restapi.FormatClientIdFault',
  DCO02050: 'restapi.AccessDenied',
  DCO02051: 'restapi.ScopeWrongOrMissing',
  DCO02101: 'restapi.JobIdNotFound',
} as const;

export type HrFaultCode = keyof typeof hrFaultNames;

function statusOf(code: HrFaultCode): 400 | 403 | 404 {
  switch (code) {
    case 'DCO02050':
    case 'DCO02051':
      return 403;
    case 'DCO02101':
      return 404;
    default:
      return 400;
  }
}

/** Why hr:files refuses. */
export type HrRefusal =
  | { readonly kind: 'fault'; readonly code: HrFaultCode }
  | { readonly kind: 'invalid_token' }
  | { readonly kind: 'unknown_app' };

export const hrFault = (code: HrFaultCode): HrRefusal => ({ kind: 'fault', code });

/** The body DATEV describes as ErrorMessage; 401 comes from the gateway in front. */
export function hrRefusalAnswer(refusal: HrRefusal, trace: Trace): Answer {
  switch (refusal.kind) {
    case 'fault': {
      const { code } = refusal;
      const body = {
        error: `#${code}`,
        error_description: hrFaultNames[code],
        error_uri: `https://apps.datev.de/knowledge/help/search?q=${code}`,
        request_id: trace.requestId,
      };
      return plainJson(statusOf(code), body, trace);
    }
    case 'invalid_token':
      return plainJson(401, { error: 'invalid_token', request_id: trace.requestId }, trace);
    case 'unknown_app':
      return plainJson(401, { httpCode: '401', httpMessage: 'Unauthorized' }, trace);
  }
}

/** JSON in the content type this API describes, without charset. */
export function plainJson(status: number, body: unknown, trace: Trace): Answer {
  return jsonAnswer(status, body, { 'Content-Type': 'application/json', ...traceHeaders(trace) });
}
