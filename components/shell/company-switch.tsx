import { Check, ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Light } from '@/components/ui/light';
import { Menu } from '@/components/ui/menu';
import type { Tone } from '@/components/ui/tone';

export interface ShownCompany {
  readonly name: string;
  /** Numbers at DATEV, once connected (C4). */
  readonly dataset: { readonly consultantNumber: string; readonly clientNumber: string } | null;
  readonly tone: Tone;
  /** What the light says, in words. */
  readonly stateLabel: string;
}

interface CompanySwitchProps {
  readonly current: ShownCompany;
  readonly currentId: string;
  readonly companies: readonly { readonly id: string; readonly name: string; readonly roleLabel: string }[];
  readonly switchCompany: (form: FormData) => Promise<void>;
}

/** The company all pages are about, with its numbers at DATEV; for people with several, the way to another one. */
export function CompanySwitch({ current, currentId, companies, switchCompany }: CompanySwitchProps) {
  const t = useTranslations('company');
  if (companies.length < 2) {
    return (
      <div className="min-w-0 px-2">
        <CompanyLabel company={current} />
      </div>
    );
  }
  return (
    <Menu
      align="start"
      className="min-w-0"
      label={
        <>
          <CompanyLabel company={current} />
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </>
      }
    >
      <p className="px-2 pt-1 pb-2 text-xs font-semibold text-muted">{t('switch')}</p>
      <ul>
        {companies.map((company) => (
          <li key={company.id}>
            <form action={switchCompany}>
              <input type="hidden" name="companyId" value={company.id} />
              <button
                type="submit"
                aria-current={company.id === currentId ? 'true' : undefined}
                className="flex w-full items-center gap-2 rounded-lg px-2 py-2 text-left hover:bg-sunken"
              >
                <span className="min-w-0 grow">
                  <span className="block truncate font-medium">{company.name}</span>
                  <span className="block text-xs text-muted">{company.roleLabel}</span>
                </span>
                {company.id === currentId ? (
                  <Check aria-hidden className="size-4 shrink-0 text-brand" />
                ) : null}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Menu>
  );
}

function CompanyLabel({ company }: { company: ShownCompany }) {
  const t = useTranslations('company');
  return (
    <span className="block min-w-0 text-left leading-tight">
      <span className="block truncate font-semibold">{company.name}</span>
      <span className="flex min-w-0 items-center gap-1.5 text-xs text-muted">
        <Light tone={company.tone} size="small" />
        <span className="truncate">
          {company.dataset ? (
            <>
              <span className="figures">{t('numbers', company.dataset)}</span>
              <span className="sr-only"> – {company.stateLabel}</span>
            </>
          ) : (
            company.stateLabel
          )}
        </span>
      </span>
    </span>
  );
}
