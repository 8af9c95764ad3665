/** The process answers; says nothing of what it needs (O2). */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'Cache-Control': 'no-store' } });
}

/** Never answered from a build. */
export const dynamic = 'force-dynamic';
