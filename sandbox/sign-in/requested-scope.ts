/** Parameter that carries the scope exactly as the app asked for it, past the library's own filter. */
export const REQUESTED_SCOPE = 'requested_scope';
