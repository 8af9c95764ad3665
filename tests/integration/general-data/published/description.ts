import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { doorErrors } from '@/app/api/v1/custom/_door/door-error';
import type { DoorOperation } from '@/app/api/v1/custom/_door/door-operation';
import {
  preparePayrollOperation,
  setCompensationsOperation,
} from '@/app/api/v1/custom/_operations/employees';
import {
  checkWritePermissionOperation,
  systemInformationOperation,
} from '@/app/api/v1/custom/_operations/integration';
import {
  dataPushesOperation,
  passthroughOperation,
  pushGeneralOperation,
  pushPayrollOperation,
} from '@/app/api/v1/custom/_operations/pushes';

/** As much of OpenAPI 3.1 as a client needs. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: object;
}

export interface DescribedOperation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly in: 'header' | 'path' | 'query';
    readonly name: string;
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, object>>;
}

const publishedFile = resolve('../shared/openapi/kombo-datev.json');

/** The published description where it lies beside this copy; else one made of our own schemas. */
export const isPublished = existsSync(publishedFile);

export function loadDescription(): Description {
  if (isPublished) return JSON.parse(readFileSync(publishedFile, 'utf8')) as Description;
  return ownDescription();
}

const routes: readonly (readonly [string, string, DoorOperation])[] = [
  ['post', '/custom/datev/push-data/general', pushGeneralOperation],
  ['post', '/custom/datev/push-data/payroll', pushPayrollOperation],
  ['get', '/custom/datev/data-pushes', dataPushesOperation],
  ['get', '/custom/datev/system-information', systemInformationOperation],
  ['get', '/custom/datev/check-write-permission', checkWritePermissionOperation],
  ['post', '/custom/datev/passthrough', passthroughOperation],
  ['put', '/custom/datev/employees/{employee_id}/compensations', setCompensationsOperation],
  ['put', '/custom/datev/employees/{employee_id}/prepare-payroll', preparePayrollOperation],
];

function ownDescription(): Description {
  const errorSchema = z.object({
    status: z.literal('error'),
    error: z.object({
      code: z.enum(Object.keys(doorErrors)).nullable(),
      title: z.string().nullable(),
      message: z.string(),
      log_url: z.url().nullable(),
    }),
  });
  const json = (schema: z.ZodType, io: 'input' | 'output') => ({
    'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) },
  });
  const paths: Record<string, Record<string, DescribedOperation>> = {};
  for (const [method, path, operation] of routes) {
    const warnings = z.array(z.object({ message: z.string() }));
    const success = z.object({
      status: z.literal('success'),
      data: operation.data,
      ...(operation.hasWarnings ? { warnings } : {}),
    });
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
      in: 'path' as const,
      name,
      required: true,
      schema: { type: 'string' },
    }));
    const header = {
      in: 'header' as const,
      name: 'X-Integration-Id',
      required: true,
      schema: { type: 'string' },
    };
    paths[path] = {
      [method]: {
        operationId: operation.id,
        parameters: [header, ...inPath],
        ...(operation.body ? { requestBody: { content: json(operation.body, 'input') } } : {}),
        responses: {
          200: { content: json(success, 'output') },
          default: { content: json(errorSchema, 'output') },
        },
      },
    };
  }
  return { paths, components: {} };
}
