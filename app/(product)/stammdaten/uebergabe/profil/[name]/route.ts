import { currentActor, requireUser } from '@/app/_server/session';
import { lugImportProfiles } from '@/lib/datev/lug/import-profiles';
import { encodeCp1252 } from '@/lib/datev/text-encoding/cp1252';
import { may } from '@/lib/identity/permissions';

interface ProfileProps {
  readonly params: Promise<{ name: string }>;
}

/** An import profile the Berater reads in once under Lohn und Gehalt (K2). */
export async function GET(_request: Request, { params }: ProfileProps): Promise<Response> {
  await requireUser('/stammdaten/uebergabe/einstellungen');
  const actor = await currentActor();
  const { name } = await params;
  const profile = lugImportProfiles.find((known) => known.name === name);
  if (!actor || !profile || !may(actor, 'general_data.read')) return new Response(null, { status: 404 });
  return new Response(encodeCp1252(profile.content), {
    headers: {
      'Content-Type': 'text/plain; charset=windows-1252',
      'Content-Disposition': `attachment; filename="${profile.name}"`,
    },
  });
}
