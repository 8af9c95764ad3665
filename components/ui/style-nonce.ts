'use client';

declare global {
  var __webpack_nonce__: string | undefined;
}

/**
 * The scroll lock behind Radix's dialogs puts a `<style>` into the page and looks for its nonce in this global.
 * Without it our Content-Security-Policy would refuse the style, and the page would scroll behind an open dialog.
 */
export function shareStyleNonce(): void {
  if (globalThis.__webpack_nonce__ !== undefined) return;
  globalThis.__webpack_nonce__ = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
