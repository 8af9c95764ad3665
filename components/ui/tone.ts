/** What a colour means, everywhere: nothing yet, under way, good, needs a look, needs a hand. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** Text on its own soft ground. */
export const toneSurface: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-muted',
  info: 'bg-info-soft text-info',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
};

export const toneText: Readonly<Record<Tone, string>> = {
  neutral: 'text-muted',
  info: 'text-info',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
};
