/** The way of a push, in its order. */
export const pushPhases = ['collecting', 'building', 'storing', 'carrying'] as const;
export type PushPhase = (typeof pushPhases)[number];

export interface PushProgress {
  readonly phase: PushPhase;
  readonly filesSent: number;
  readonly filesTotal: number;
}
