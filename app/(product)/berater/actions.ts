'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { ownPath } from '@/app/_security/own-path';
import { selectCompany } from '@/app/_server/session';

const form = z.object({ companyId: z.uuid(), to: z.string().max(500) });

/** Chooses one of the person's companies and goes to a page of it. */
export async function openInCompany(input: FormData): Promise<void> {
  const parsed = form.safeParse(Object.fromEntries(input));
  if (!parsed.success || !(await selectCompany(parsed.data.companyId))) notFound();
  redirect(ownPath(parsed.data.to));
}
