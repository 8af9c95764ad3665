import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkConnection } from '@/lib/connection/daily-check';
import { listAccountRows, listRetiredAccountRows } from '@/lib/documents/account-rows';
import {
  adaptAccountLength,
  listAdaptations,
  previewAccountLength,
} from '@/lib/documents/adapt-account-length';
import { saveCompanySettings } from '@/lib/documents/company-settings';
import { assignPartnerAccount, listBusinessPartners } from '@/lib/documents/partner-accounts';
import { NotPermitted } from '@/lib/identity/permissions';
import { describeFinding } from '@/lib/preflight/finding';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import type { CompanyScene } from '../identity/scene';
import {
  addInvoice,
  click,
  finalisedJobs,
  january,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from '../transfer/scene';

const receivable = { ledger: 'accounts_receivable', month: january } as const;
let scene: TransferScene;
beforeAll(async () => {
  scene = await openTransferScene();
});
afterAll(() => scene.close());
afterEach(() => {
  dataset().accountLength = 4;
});

function dataset() {
  const found = scene.datev.world.datasets.get('455148-1');
  if (!found) throw new Error('no dataset');
  return found;
}

async function sureChanges(company: CompanyScene, accountLength: number) {
  const { changes } = await previewAccountLength(scene.platform, company.adviser, accountLength);
  return changes.flatMap(({ id, from, to }) => (to === null ? [] : [{ id, from, to }]));
}

/** Accounts of the rows DATEV accepted last. */
const bookedAccounts = () =>
  finalisedJobs(scene)
    .at(-1)
    ?.result?.documents.flatMap(({ rows }) =>
      rows.map(({ accountNo, bpAccountNo }) => [accountNo, bpAccountNo]),
    );

describe('the account length changes at DATEV between two transfers (M3, M5)', () => {
  it('is refused with the accounts named, previewed, adapted as confirmed, recorded, and then sent', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    await addInvoice(scene, company, { number: 'L4-1' });
    const [customer] = await listBusinessPartners(platform, company.adviser, { kind: 'customer' });
    const given = { partnerId: customer?.id ?? '', accountNo: '10001', accountLength: 4 };
    expect((await assignPartnerAccount(platform, company.adviser, given)).kind).toBe('assigned');
    await click(scene, company);
    await workUntilQuiet(scene);
    expect(bookedAccounts()).toEqual([
      ['8400', '10001'],
      ['8300', '10001'],
    ]);

    dataset().accountLength = 5;
    await addInvoice(scene, company, { number: 'L5-1' });
    const checked = await checkConnection(platform, { actor: company.admin });
    expect(checked.kind).toBe('confirmed');
    const refused = await requestTransfer(platform, company.customer, receivable);
    expect(refused.kind).toBe('nothing_to_send');
    const findings = 'findings' in refused ? refused.findings : [];
    const texts = findings.map((finding) => `${finding.code} ${describeFinding(finding, 'de').title}`);
    expect(texts).toEqual(
      expect.arrayContaining([
        'ACCOUNT_LENGTH_MISMATCH Konto 8400 passt nicht zur Kontenlänge 5',
        'ACCOUNT_LENGTH_MISMATCH Konto 8300 passt nicht zur Kontenlänge 5',
      ]),
    );
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['ACCOUNT_ROWS_LENGTH', 'PARTNER_ACCOUNTS_LENGTH']),
    );

    const confirmed = await sureChanges(company, 5);
    expect(confirmed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: '8400', to: '84000' }),
        expect.objectContaining({ from: '10001', to: '100010' }),
      ]),
    );
    const outcome = await adaptAccountLength(platform, company.adviser, { accountLength: 5, confirmed });
    expect(outcome).toMatchObject({ kind: 'adapted', finding: { code: 'ACCOUNT_LENGTH_ADAPTED' }, open: [] });

    const rows = await listAccountRows(platform, company.adviser);
    expect(rows.every(({ accountNo }) => accountNo.length === 5)).toBe(true);
    expect(
      rows.every(
        ({ state, confirmedByName }) => state === 'confirmed' && confirmedByName === company.adviser.name,
      ),
    ).toBe(true);
    const retired = await listRetiredAccountRows(platform, company.adviser);
    expect(retired.map(({ accountNo }) => accountNo)).toContain('8400');
    const [adaptation] = await listAdaptations(platform, company.customer);
    expect(adaptation && describeFinding(adaptation, 'de')).toMatchObject({
      title: 'Die Konten sind auf 5 Stellen angepasst',
      cause: expect.stringContaining('8400 → 84000'),
    });

    const id = await click(scene, company);
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
    expect(bookedAccounts()).toEqual([
      ['84000', '100010'],
      ['83000', '100010'],
    ]);
  });

  it('is adapted only as it was seen, by those who stand for the accounts, once', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    const confirmed = await sureChanges(company, 6);
    const [first, ...others] = confirmed;
    expect(first?.to).toHaveLength(6);
    const input = { accountLength: 6, confirmed };
    await expect(adaptAccountLength(platform, company.customer, input)).rejects.toThrow(NotPermitted);
    const partly = { accountLength: 6, confirmed: others };
    expect((await adaptAccountLength(platform, company.adviser, partly)).kind).toBe('changed_meanwhile');
    expect(await sureChanges(company, 6)).toEqual(confirmed);
    expect((await adaptAccountLength(platform, company.adviser, input)).kind).toBe('adapted');
    expect((await adaptAccountLength(platform, company.adviser, input)).kind).toBe('nothing_to_do');
  });

  it('keeps proposals proposals, and renumbers the collective accounts with the rest', async () => {
    const company = await readyCompany(scene);
    const { platform } = scene;
    await saveCompanySettings(platform, company.adviser, {
      partnerAccounts: {
        mode: 'collective',
        collective: { customer: '10000', supplier: '70000' },
        firstFree: { customer: null, supplier: null },
      },
    });
    await platform.db.accountRow.updateMany({
      where: { companyId: company.companyId, accountNo: '8300' },
      data: { state: 'proposed', confirmedAt: null, confirmedByName: null },
    });
    const confirmed = await sureChanges(company, 5);
    await adaptAccountLength(platform, company.adviser, { accountLength: 5, confirmed });
    const rows = await listAccountRows(platform, company.adviser);
    expect(rows.find(({ accountNo }) => accountNo === '83000')).toMatchObject({
      state: 'proposed',
      confirmedAt: null,
    });
    const { partnerAccounts } = await platform.db.company.findUniqueOrThrow({
      where: { id: company.companyId },
    });
    expect(partnerAccounts).toMatchObject({ collective: { customer: '100000', supplier: '700000' } });
  });

  it('that comes between the check and the job holds the job, never books short accounts', async () => {
    const company = await readyCompany(scene);
    await addInvoice(scene, company, { number: 'L4-9' });
    const id = await click(scene, company);
    dataset().accountLength = 5;
    await workUntilQuiet(scene);
    const transfer = await transferRow(scene, id);
    const [job] = transfer.jobs;
    // Checked anew, every document is held back with its accounts named; nothing arrived.
    expect(job?.documents.map(({ result }) => result)).toEqual(['held_back']);
    expect(JSON.stringify(job?.documents[0]?.findings)).toContain('ACCOUNT_LENGTH_MISMATCH');
    expect(finalisedJobs(scene).some((one) => one.id === job?.datevJobId)).toBe(false);
  });
});
