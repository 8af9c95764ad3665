/** Size for a German reader in decimal units, as DATEV's limits are read here: `12,3 kB`, `1,2 MB`. */
export function formatFileSize(bytes: number): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${(Math.round(size * 10) / 10).toString().replace('.', ',')} ${unit}`;
}
