import { z } from 'zod';
import { faultNames } from '../dxso/faults';

const milliseconds = z.number().int().min(0);
const faultCode = z
  .string()
  .transform((code) => code.replace(/^#/, ''))
  .pipe(z.enum(Object.keys(faultNames) as [keyof typeof faultNames, ...(keyof typeof faultNames)[]]));

export const resetRequest = z.strictObject({
  manner: z.enum(['sandbox', 'live']).optional(),
  processingMs: milliseconds.optional(),
  /** Tokens and grants stay unless this is set. */
  forgetTokens: z.boolean().optional(),
});

export const settingsRequest = z.strictObject({
  manner: z.enum(['sandbox', 'live']).optional(),
  processingMs: milliseconds.optional(),
  clockOffsetMs: z.number().int().optional(),
  advanceClockMs: milliseconds.optional(),
  answerStyle: z
    .strictObject({ values: z.enum(['schema', 'examples']), errorsInArray: z.boolean() })
    .partial()
    .optional(),
  requestsPerMinute: z.number().int().positive().nullable().optional(),
});

export const latencyRequest = z.strictObject({ milliseconds, operation: z.string().optional() });

const orderBasics = {
  operation: z.string().default('*'),
  probability: z.number().min(0).max(1).optional(),
  skip: z.number().int().min(0).optional(),
  times: z.number().int().positive().nullable().optional(),
};

export const misbehaviourRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    ...orderBasics,
    kind: z.literal('answer'),
    status: z.number().int().min(400).max(599).optional(),
    code: faultCode.optional(),
    retryAfterSeconds: z.number().int().min(0).optional(),
    bodyForm: z.enum(['empty', 'html', 'json', 'broken_json']).optional(),
    afterExecuting: z.boolean().optional(),
  }),
  z.strictObject({ ...orderBasics, kind: z.literal('drop_request') }),
  z.strictObject({ ...orderBasics, kind: z.literal('drop_answer') }),
  z.strictObject({ ...orderBasics, kind: z.literal('hang'), afterExecuting: z.boolean().optional() }),
  z.strictObject({ ...orderBasics, kind: z.literal('delay'), milliseconds }),
]);

const day = z.iso.date();

const fiscalYear = z.strictObject({
  start: day,
  end: day,
  accountLength: z.number().int().min(4).max(8),
  accountsPayable: z.boolean(),
  accountsReceivable: z.boolean(),
  cash: z.boolean(),
});

const folderNames = z.array(z.string().min(1).max(40));

/** Any part of a dataset; what is not named stays as it is (or as a new dataset has it). */
export const datasetRequest = z.strictObject({
  name: z.string().optional(),
  documentManagement: z.boolean().optional(),
  form: z.enum(['erweitert', 'standard']).optional(),
  newBelegeOnline: z.boolean().optional(),
  inconsistentBasics: z.boolean().optional(),
  fiscalYears: z.union([z.literal('calendar'), z.array(fiscalYear)]).optional(),
  accountLength: z.number().int().min(4).max(8).optional(),
  ledgerFolderNames: z
    .strictObject({
      accountsPayableLedgerImport: folderNames,
      accountsReceivableLedgerImport: folderNames,
      cashLedgerImport: folderNames,
    })
    .partial()
    .optional(),
  openingCashBalance: z.number().int().optional(),
});

export const rightRequest = z.strictObject({
  personId: z.string(),
  clientId: z.string(),
  allowed: z.boolean(),
});

export const expireRequest = z.strictObject({
  kind: z.enum(['access', 'refresh']),
  clientId: z.string().optional(),
});

export const revokeRequest = z.strictObject({
  clientId: z.string().optional(),
  personId: z.string().optional(),
});

export const jobRequest = z.strictObject({
  status: z.number().int().nullable().optional(),
  forgotten: z.boolean().optional(),
});
