/** `38.50` → `38,5`: as people type it. */
export function formatDecimal(text: string): string {
  return text.replace(/\.?0+$/, '').replace('.', ',');
}
