import type { Refused } from './result';

/** Params every problem of a refusal carries, so that DATEV's own words and help page can be shown (T6). */
export const refusalParamNames = ['operation', 'httpStatus', 'code', 'description', 'helpUrl', 'requestId'];

export function refusalParams(operation: string, refused: Refused): Record<string, string> {
  return {
    operation,
    httpStatus: String(refused.httpStatus),
    code: refused.code ?? '',
    description: refused.description ?? '',
    helpUrl: refused.helpUrl ?? '',
    requestId: refused.requestId ?? '',
  };
}
