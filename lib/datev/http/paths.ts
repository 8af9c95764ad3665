/** `/clients/455148-1`. */
export function clientPath(clientId: string): string {
  return `/clients/${encodeURIComponent(clientId)}`;
}

export const acceptJson = { accept: 'application/json' } as const;
