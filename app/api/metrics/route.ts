import { isMetricsToken } from '@/app/_server/metrics-access';
import { getPlatform } from '@/app/_server/platform';

/** Prometheus metrics of this web process, for whoever has the token (O2). */
export async function GET(request: Request): Promise<Response> {
  const { settings, metrics } = await getPlatform();
  if (!isMetricsToken(request.headers.get('authorization'), settings.authSecret)) {
    return new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="metrics"' } });
  }
  return new Response(await metrics.registry.metrics(), {
    headers: { 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' },
  });
}

export const dynamic = 'force-dynamic';
