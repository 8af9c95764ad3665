import type { ProcedureWords } from './procedure-words';

type Words = Pick<ProcedureWords, 'detailName' | 'detailValue'>;
type Details = Readonly<Record<string, unknown>>;

/** Ids tell a reader nothing, whom or what they mean stands beside the change; so does when it was. */
const untold = /^id$|Id$|At$/;

/**
 * What a change was about, on one line. Of `before` and `after` only what differs: `Konto: 8400 → 8410`.
 * @param details as the audit log has them
 */
export function changeDetail(details: unknown, words: Words): string {
  if (!isDetails(details)) return '';
  const { before, after, ...rest } = details;
  return [...difference(single(before), single(after), words), ...facts(rest, words)].join(' · ');
}

function difference(before: unknown, after: unknown, words: Words): string[] {
  if (isDetails(before) && isDetails(after)) {
    const [old, now] = [flat(before), flat(after)];
    return [...now.keys()].flatMap((key) =>
      old.get(key) === now.get(key)
        ? []
        : [`${words.detailName(key)}: ${arrow(old.get(key), now.get(key), words, key)}`],
    );
  }
  if (isDetails(after)) return facts(after, words);
  if (isDetails(before)) return facts(before, words);
  return before === undefined && after === undefined ? [] : [arrow(textOf(before), textOf(after), words)];
}

function arrow(before: string | undefined, after: string | undefined, words: Words, key = ''): string {
  const [old, now] = [before, after].map((text) => (text ? words.detailValue(text, key) : '–'));
  return `${old} → ${now}`;
}

function facts(details: Details, words: Words): string[] {
  return [...flat(details)].flatMap(([key, text]) =>
    text ? [`${words.detailName(key)}: ${words.detailValue(text, key)}`] : [],
  );
}

/** Values by the innermost name. */
function flat(details: Details): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(details).flatMap(([key, value]): [string, string][] => {
      if (untold.test(key)) return [];
      return isDetails(value) ? [...flat(value)] : [[key, textOf(value)]];
    }),
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.every(isPlain) ? value.join(', ') : String(value.length);
  return isPlain(value) ? String(value) : '';
}

/** What took the place of one thing is compared with it. */
function single(value: unknown): unknown {
  return Array.isArray(value) && value.length <= 1 ? (value[0] ?? null) : value;
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isDetails(value: unknown): value is Details {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
