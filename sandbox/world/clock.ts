/** The stand-in's own time: the machine's, moved by an offset that the control API sets. */
export class WorldClock {
  constructor(private offset = 0) {}

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  nowMs(): number {
    return Date.now() + this.offset;
  }

  get offsetMs(): number {
    return this.offset;
  }

  setOffset(milliseconds: number): void {
    this.offset = milliseconds;
  }
}

const berlinParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
});

function partsOf(date: Date): Record<string, string> {
  return Object.fromEntries(berlinParts.formatToParts(date).map(({ type, value }) => [type, value]));
}

/** `2026-01-15T10:03:46+01:00`, the form of DATEV's protocol times. */
export function berlinTimestamp(date: Date): string {
  const part = partsOf(date);
  const offset = (part.timeZoneName ?? 'GMT').replace('GMT', '') || '+00:00';
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${offset}`;
}

/** The calendar day in Germany, `2026-01-15`. */
export function berlinDay(date: Date): string {
  return berlinTimestamp(date).slice(0, 10);
}
