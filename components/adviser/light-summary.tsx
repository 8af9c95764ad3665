import { useTranslations } from 'next-intl';
import { panelTone } from '@/components/connection/light-tone';
import { Light } from '@/components/ui/light';
import type { ClientView } from '@/lib/adviser/list-clients';

const lights = ['red', 'amber', 'green'] as const;

/** How many companies have which light. */
export function LightSummary({ clients }: { clients: readonly ClientView[] }) {
  const t = useTranslations('adviser.clients');
  return (
    <ul aria-label={t('summary')} className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {lights.map((light) => (
        <li key={light} className="flex items-center gap-2">
          <Light tone={panelTone(light)} />
          <span className="figures">{t(`lights.${light}`, { count: countOf(clients, light) })}</span>
        </li>
      ))}
    </ul>
  );
}

function countOf(clients: readonly ClientView[], light: ClientView['light']): number {
  return clients.filter((client) => client.light === light).length;
}
