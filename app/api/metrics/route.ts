import { isMetricsToken } from '@/app/_server/metrics-access';
import { getPlatform } from '@/app/_server/platform';
import { freshGauges } from '@/app/_server/product-gauges';

/** Prometheus metrics of this web process and the figures of the whole product, for whoever has the token (O2). */
export async function GET(request: Request): Promise<Response> {
  const platform = await getPlatform();
  const { settings, metrics } = platform;
  if (!isMetricsToken(request.headers.get('authorization'), settings.authSecret)) {
    return new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="metrics"' } });
  }
  await freshGauges(platform);
  return new Response(await metrics.registry.metrics(), {
    headers: { 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' },
  });
}

export const dynamic = 'force-dynamic';
