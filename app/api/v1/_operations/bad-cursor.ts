import { ApiProblem } from '../_http/problem';

/** A cursor nobody gave out, or of another list. */
export function badCursor(): ApiProblem {
  const message = 'Dieser Cursor gehört nicht zu dieser Liste.';
  return new ApiProblem('invalid_input', {
    errors: [{ path: 'cursor', code: 'INPUT_CURSOR_UNREADABLE', message }],
  });
}
