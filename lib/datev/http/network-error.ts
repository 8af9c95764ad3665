/** No answer came: either DATEV can't have seen the request, or nobody knows. */
export type NetworkFailure =
  | { readonly kind: 'not_sent'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly reason: string };

/**
 * Errors before the first byte of a request can have reached DATEV: name not resolved, nobody listening, no route,
 * no TLS. A reset, a closed socket or a time-out may come after DATEV has acted, so they are never in this list.
 */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Tells from what `fetch` threw whether the request can have been executed. */
export function classifyNetworkError(error: unknown): NetworkFailure {
  const codes = errorCodes(error);
  const reason = codes[0] ?? (error instanceof Error ? error.name : 'unknown');
  // Every address tried must have failed before sending (an AggregateError holds one error an address).
  const isSurelyNotSent = codes.length > 0 && codes.every((code) => beforeSending.has(code));
  return { kind: isSurelyNotSent ? 'not_sent' : 'unclear', reason };
}

function errorCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError && error.errors.length > 0) {
    // An inner error without a code must not vanish from the count, or `every` would lie.
    return error.errors.flatMap((inner) => {
      const codes = errorCodes(inner);
      return codes.length > 0 ? codes : ['UNKNOWN'];
    });
  }
  if ('code' in error && typeof error.code === 'string') return [error.code];
  return errorCodes(error.cause);
}
