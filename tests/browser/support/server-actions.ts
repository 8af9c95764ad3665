import { readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { z } from 'zod';

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

/** A server action as the built web knows it: what a browser names when it calls. */
export interface BuiltAction {
  readonly id: string;
  /** `app/…/actions.ts#save` */
  readonly key: string;
  /** Addresses of pages that use it, those without parameters first. */
  readonly pages: readonly string[];
}

/** Every action of the build, read from the list Next keeps for itself. */
export function builtActions(): BuiltAction[] {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')),
  );
  return Object.entries(manifest.node)
    .map(([id, { filename, exportedName, workers }]) => ({
      id,
      key: `${filename}#${exportedName}`,
      pages: Object.keys(workers).map(addressOfPage).sort(withoutParametersFirst),
    }))
    .sort((left, right) => left.key.localeCompare(right.key));
}

/** `app/(product)/belege/[id]/page` → `/belege/00000000-…` */
function addressOfPage(file: string): string {
  const parts = file.split('/').slice(1, -1);
  const shown = parts.filter((part) => !part.startsWith('('));
  return `/${shown.map((part) => (part.startsWith('[') ? nobodysId : part)).join('/')}`;
}

const nobodysId = '00000000-0000-7000-8000-000000000000';

function withoutParametersFirst(left: string, right: string): number {
  return Number(left.includes(nobodysId)) - Number(right.includes(nobodysId)) || left.localeCompare(right);
}

export type ActionResult =
  | { readonly kind: 'answered'; readonly value: unknown; readonly text: string }
  /** The action threw; Next says nothing of why. */
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'not_run'; readonly status: number; readonly text: string };

/** Calls an action the way React does, from a page of ours. */
export async function callAction(
  browser: APIRequestContext,
  { id, pages: [page = '/'] }: BuiltAction,
  argument: unknown,
  headers: Record<string, string> = {},
): Promise<ActionResult> {
  const response = await browser.post(page, {
    headers: {
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      'next-action': id,
      ...headers,
    },
    data: JSON.stringify([argument]),
  });
  const text = await response.text();
  const row = /"a":"\$@(\w+)"/.exec(text)?.[1];
  if (row === undefined) return { kind: 'not_run', status: response.status(), text };
  const value = new RegExp(`^${row}:(E?)(.*)$`, 'm').exec(text);
  if (!value) return { kind: 'not_run', status: response.status(), text };
  if (value[1] === 'E') return { kind: 'failed', text };
  return { kind: 'answered', value: JSON.parse(value[2] ?? 'null'), text };
}
