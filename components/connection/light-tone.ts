import type { Tone } from '@/components/ui/tone';
import type { ConnectionDescription, ConnectionLight } from '@/lib/connection/describe-connection';

const tones: Readonly<Record<ConnectionLight, Tone>> = { green: 'success', amber: 'warning', red: 'danger' };

/** Colour of the connection's light (C9). A company that never connected has done nothing wrong: grey in the header. */
export function headerTone({ light, state }: Pick<ConnectionDescription, 'light' | 'state'>): Tone {
  return state === 'not_connected' ? 'neutral' : tones[light];
}

export function panelTone(light: ConnectionLight): Tone {
  return tones[light];
}
