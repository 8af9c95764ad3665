import { getPlatform } from '@/app/_server/platform';
import { openApiDocument } from '../_http/openapi';
import { answerPolicy } from '../_http/respond';
import { operations } from '../_operations';

/** The description of the API, for everybody. */
export async function GET(): Promise<Response> {
  const { settings } = await getPlatform();
  return Response.json(openApiDocument(operations, settings.appUrl), {
    headers: { 'Cache-Control': 'public, max-age=300', 'Content-Security-Policy': answerPolicy },
  });
}
