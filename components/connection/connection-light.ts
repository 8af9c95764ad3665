import type { Tone } from '@/components/ui/tone';

export const connectionStates = [
  'not_connected',
  'connected',
  'permission_lost',
  'needs_reconnect',
  'disconnecting',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** Green, amber, red (C9) by state and by the days until the permission ends; grey where nothing was ever connected. */
export function connectionTone(state: ConnectionState, expiresAt: Date | null, now: Date): Tone {
  switch (state) {
    case 'connected':
      return expiresAt !== null && expiresAt.getTime() - now.getTime() < warningBeforeMs
        ? 'warning'
        : 'success';
    case 'disconnecting':
      return 'warning';
    case 'permission_lost':
    case 'needs_reconnect':
      return 'danger';
    case 'not_connected':
      return 'neutral';
  }
}

/** First warning before the end (C7). */
const warningBeforeMs = 30 * 24 * 60 * 60_000;
