import { describe, expect, it } from 'vitest';
import { problemSchema } from '@/app/api/v1/_http/problem';
import * as anyAddress from '@/app/api/v1/[...rest]/route';

describe('an address of the API that is none (design 5: RFC 9457)', () => {
  it.each(Object.entries(anyAddress))(
    '%s is answered with a problem a program can read',
    async (_, handler) => {
      const answer = handler();
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(problemSchema.parse(await answer.json())).toMatchObject({ code: 'not_found', status: 404 });
    },
  );
});
