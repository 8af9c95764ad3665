import { afterAll, beforeAll, expect, it } from 'vitest';
import { connected, thisMonth } from './datev-session';

let world: Awaited<ReturnType<typeof connected>>;

beforeAll(async () => {
  world = await connected({ manner: 'sandbox' });
});
afterAll(() => world.datev.close());

it('carries one job from sign-in to protocol (O3)', async () => {
  const { caller } = world;
  const basics = await caller.get('/clients/455148-1');
  expect(basics.status).toBe(200);
  expect(await basics.json()).toMatchObject({ id: '455148-1', name: 'Muster GmbH 1' });

  const created = await caller.createJob('455148-1', 'accountsReceivableLedgerImport', thisMonth());
  expect(created.status).toBe(201);
  const job = (await created.json()) as { id: string };
  expect(job).toMatchObject({ account_length: 4, ledger_folder_names: ['Ausgangsrechnungen'] });

  const path = `/clients/455148-1/dxso-jobs/${job.id}`;
  const uploaded = await caller.upload(path, 'document.xml', '<?xml version="1.0"?><archive/>');
  expect([uploaded.status, await uploaded.text()]).toEqual([201, '{}']);
  expect(await (await caller.get(path)).json()).toEqual({ id: job.id, status: 0 });
  expect((await caller.finalise(path)).status).toBe(204);
  expect(await (await caller.get(path)).json()).toEqual({ id: job.id, status: 4 });
  const entries = (await (await caller.get(`${path}/protocol-entries`)).json()) as unknown[];
  expect(entries.length).toBeGreaterThan(3);
});
