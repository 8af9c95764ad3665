import { encode } from 'uqr';
import type { QrDrawing } from '@/components/account/qr-code';

/** Draws a text as a QR code, on our own machine: the secret in it goes to nobody else. */
export function drawQrCode(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
