import { type Cents, formatGermanAmount } from '@/lib/bookkeeping/money';

/** `1.309,00 EUR` for a German reader. */
export function germanAmount(amount: Cents, currency: string): string {
  return `${formatGermanAmount(amount)} ${currency}`;
}

/** `"19.00"` → `19 %`, `"7.70"` → `7,7 %`. */
export function germanPercent(percent: string): string {
  return `${percent.replace(/\.?0+$/, '').replace('.', ',')} %`;
}

/** One line, single blanks: names and notes come with line breaks and indentation. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** For a message: at most `limit` characters, the cut shown. */
export function shortened(text: string, limit = 80): string {
  const line = oneLine(text);
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
