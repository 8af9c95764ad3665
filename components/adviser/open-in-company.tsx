import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

/** Chooses the company and opens a page of it. A server action; its type is what a form takes. */
export type OpenInCompanyAction = (form: FormData) => Promise<void>;

interface OpenInCompanyProps {
  readonly companyId: string;
  readonly to: string;
  readonly action: OpenInCompanyAction;
  readonly children: ReactNode;
  readonly tone?: keyof typeof tones;
}

const tones = { brand: 'text-brand', muted: 'text-muted' } as const;

/** Leads to a page of another company: looks like a link, and works without a script. */
export function OpenInCompany({ companyId, to, action, children, tone = 'brand' }: OpenInCompanyProps) {
  return (
    <form action={action} className="inline">
      <input type="hidden" name="companyId" value={companyId} />
      <input type="hidden" name="to" value={to} />
      <button
        type="submit"
        className={classNames(
          'rounded text-left font-medium underline-offset-2 hover:underline',
          tones[tone],
        )}
      >
        {children}
      </button>
    </form>
  );
}
