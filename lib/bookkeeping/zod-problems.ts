import { z } from 'zod';
import type { Outcome, Problem } from './problem';

type Issue = z.core.$ZodIssue;

/** `['positions', 1, 'taxCase']` → `positions[1].taxCase`. */
function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

/** What a schema must be parsed with, so that `problemsOfZodError` tells a missing field from a wrong one, in German. */
export const readingOptions = { reportInput: true, error: z.locales.de().localeError } as const;

/** Parses foreign input; what zod finds becomes problems with stable codes and German messages, never an exception. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): Outcome<z.infer<T>> {
  const parsed = schema.safeParse(input, readingOptions);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: problemsOfZodError(parsed.error) };
}

/** Turns what zod found into problems with stable codes, each with the path of its field. */
export function problemsOfZodError(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue));
}

function problemsOfIssue(issue: Issue): Problem[] {
  const path = fieldPath(issue.path);
  const problem = (code: string, params: Record<string, string> = {}, at = path): Problem => ({
    code,
    params: { field: at === '' ? '(Dokument)' : at, message: issue.message, ...params },
    path: at,
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => problem('INPUT_FIELD_UNKNOWN', {}, fieldPath([...issue.path, key])));
    case 'invalid_type':
      // Inputs are parsed with reportInput, so a missing field is told from one of the wrong kind.
      return [issue.input === undefined ? problem('INPUT_FIELD_MISSING') : problem('INPUT_TYPE_WRONG')];
    case 'invalid_value':
      return [
        issue.input === undefined
          ? problem('INPUT_FIELD_MISSING')
          : problem('INPUT_CHOICE_UNKNOWN', { choices: issue.values.map(String).join(', ') }),
      ];
    case 'too_big':
      return [problem('INPUT_TOO_LONG', { limit: String(issue.maximum) })];
    case 'too_small':
      return [problem(issue.origin === 'number' ? 'INPUT_TYPE_WRONG' : 'INPUT_FIELD_MISSING')];
    case 'custom':
      return [problem(typeof issue.params?.problem === 'string' ? issue.params.problem : 'INPUT_TYPE_WRONG')];
    default:
      return [problem('INPUT_TYPE_WRONG')];
  }
}
