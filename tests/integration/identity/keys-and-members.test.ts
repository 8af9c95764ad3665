import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/identity/actor';
import { authenticateApiKey, createApiKey, listApiKeys, revokeApiKey } from '@/lib/identity/api-keys';
import { recordAudit } from '@/lib/identity/audit';
import { readCompany } from '@/lib/identity/companies';
import {
  beginIdempotentRequest,
  finishIdempotentRequest,
  idempotencyKeptMs,
} from '@/lib/identity/idempotency';
import { purgeIdentityRecords } from '@/lib/identity/maintenance';
import { changeRole, listMembers, listMemberships, removeMember } from '@/lib/identity/memberships';
import { addMember } from '@/lib/identity/people';
import { NotPermitted } from '@/lib/identity/permissions';
import { countRequest } from '@/lib/identity/rate-limit';
import { createTestPlatform, movableClock, type TestPlatform } from '@/tests/support/platform';
import { type CompanyScene, makeCompany } from './scene';

const clock = movableClock(new Date('2026-02-01T09:00:00Z'));
let platform: TestPlatform;
let muster: CompanyScene;
let other: CompanyScene;

beforeAll(async () => {
  platform = await createTestPlatform({ clock });
  muster = await makeCompany(platform, 'Muster GmbH');
  other = await makeCompany(platform, 'Andere AG');
});
afterAll(() => platform.close());

const auditOf = async (companyId: string) =>
  (await platform.db.auditEvent.findMany({ where: { companyId }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  );

describe('API keys (S3)', () => {
  const bearer = (key: string, ip: string | null = null) =>
    authenticateApiKey(platform, { authorization: `Bearer ${key}`, ip });

  it('are shown once and kept as a hash', async () => {
    const row = await platform.db.apiKey.findUniqueOrThrow({ where: { id: muster.apiKeyId } });
    expect(muster.apiKey).toMatch(/^bb_[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(row)).not.toContain(muster.apiKey);
    expect(muster.apiKey.startsWith(row.prefix)).toBe(true);
    expect(JSON.stringify(await listApiKeys(platform, muster.admin))).not.toContain(row.hash);
  });

  it('act for their own company', async () => {
    const outcome = await bearer(muster.apiKey);
    expect(outcome).toMatchObject({
      kind: 'authenticated',
      actor: { companyId: muster.companyId, kind: 'api_key' },
    });
    expect((await listApiKeys(platform, muster.admin))[0]?.lastUsedAt).toEqual(clock.now());
  });

  it.each([
    [null, 'missing'],
    ['', 'missing'],
    ['Bearer', 'unknown'],
    ['Bearer bb_', 'unknown'],
    [`Bearer bb_${'x'.repeat(43)}`, 'unknown'],
    ['Basic bb_abc', 'unknown'],
  ])('%s is %s', async (authorization, kind) => {
    expect((await authenticateApiKey(platform, { authorization, ip: null })).kind).toBe(kind);
  });

  it('work only from the addresses given', async () => {
    const limited = await createApiKey(platform, muster.admin, {
      name: 'Büro',
      allowedAddresses: [' 203.0.113.0/24 ', ''],
    });
    if (limited.kind !== 'created') throw new Error(limited.kind);
    expect((await bearer(limited.key, '203.0.113.5')).kind).toBe('authenticated');
    expect((await bearer(limited.key, '198.51.100.5')).kind).toBe('address_not_allowed');
    expect((await bearer(limited.key)).kind).toBe('address_not_allowed');
    const unreadable = await createApiKey(platform, muster.admin, {
      name: 'Büro',
      allowedAddresses: ['büro', '10.0.0.0/8'],
    });
    expect(unreadable).toEqual({ kind: 'bad_addresses', addresses: ['büro'] });
  });

  it('end when revoked, and only by their own company', async () => {
    const key = await createApiKey(platform, muster.admin, { name: 'Alt' });
    if (key.kind !== 'created') throw new Error(key.kind);
    expect(await revokeApiKey(platform, other.admin, { apiKeyId: key.id })).toBe(false);
    expect((await bearer(key.key)).kind).toBe('authenticated');
    expect(await revokeApiKey(platform, muster.admin, { apiKeyId: key.id })).toBe(true);
    expect((await bearer(key.key)).kind).toBe('unknown');
    expect(await revokeApiKey(platform, muster.admin, { apiKeyId: key.id })).toBe(false);
  });

  it("are the admin's alone (U1)", async () => {
    await expect(createApiKey(platform, muster.customer, { name: 'x' })).rejects.toThrow(NotPermitted);
    await expect(listApiKeys(platform, muster.adviser)).rejects.toThrow(NotPermitted);
  });
});

describe('members (U1)', () => {
  it('are listed for their company only', async () => {
    const members = await listMembers(platform, muster.admin);
    expect(members.map(({ role }) => role).sort()).toEqual(['admin', 'adviser', 'customer']);
    expect(members.every(({ email }) => email.endsWith('@muster-gmbh.test'))).toBe(true);
  });

  it('may belong to several companies with another role in each', async () => {
    const email = 'adviser@muster-gmbh.test';
    const add = () =>
      addMember(platform, systemActor(other.companyId), { email, name: 'egal', role: 'admin' });
    expect(await add()).toEqual({ kind: 'added', userId: muster.adviser.userId });
    expect(await add()).toEqual({ kind: 'already_member' });
    expect(await listMemberships(platform, muster.adviser.userId)).toMatchObject([
      { companyName: 'Andere AG', role: 'admin' },
      { companyName: 'Muster GmbH', role: 'adviser' },
    ]);
  });

  it('keep at least one admin, even when two remove each other at once', async () => {
    const lone = await makeCompany(platform, 'Allein GmbH');
    const [only] = (await listMembers(platform, lone.admin)).filter(({ role }) => role === 'admin');
    if (!only) throw new Error('no admin');
    expect(await removeMember(platform, lone.admin, only)).toEqual({ kind: 'last_admin' });
    expect(await changeRole(platform, lone.admin, { ...only, role: 'customer' })).toEqual({
      kind: 'last_admin',
    });
    await addMember(platform, systemActor(lone.companyId), {
      email: 'zwei@allein.test',
      name: 'Zwei',
      role: 'admin',
    });
    const admins = (await listMembers(platform, lone.admin)).filter(({ role }) => role === 'admin');
    const outcomes = await Promise.all(admins.map((member) => removeMember(platform, lone.admin, member)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'last_admin']);
  });

  it('of another company cannot be touched', async () => {
    const [member] = await listMembers(platform, muster.admin);
    if (!member) throw new Error('no member');
    expect(await removeMember(platform, other.admin, member)).toEqual({ kind: 'not_found' });
    expect(await changeRole(platform, other.admin, { ...member, role: 'adviser' })).toEqual({
      kind: 'not_found',
    });
  });

  it('are written to the audit log with keys and roles (S4)', async () => {
    const scene = await makeCompany(platform, 'Protokoll GmbH');
    const [, adviser] = await listMembers(platform, scene.admin);
    if (!adviser) throw new Error('no adviser');
    await changeRole(platform, scene.admin, { ...adviser, role: 'admin' });
    await removeMember(platform, scene.admin, adviser);
    await revokeApiKey(platform, scene.admin, { apiKeyId: scene.apiKeyId });
    expect((await auditOf(scene.companyId)).slice(3)).toEqual([
      'api_key.created',
      'member.role_changed',
      'member.removed',
      'api_key.revoked',
    ]);
  });
});

describe('audit log (S4)', () => {
  it('has no entry for a change that did not happen', async () => {
    const failing = platform.db.$transaction(async (tx) => {
      await recordAudit(tx, { actor: muster.admin, action: 'company.founded' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await auditOf(muster.companyId)).not.toContain('company.founded');
  });

  it('cannot be changed or emptied, not even by SQL', async () => {
    await expect(platform.db.$executeRaw`UPDATE "AuditEvent" SET action = 'x'`).rejects.toThrow(
      /cannot be changed/,
    );
    await expect(platform.db.$executeRaw`DELETE FROM "AuditEvent"`).rejects.toThrow(/cannot be changed/);
    await expect(platform.db.$executeRaw`TRUNCATE "AuditEvent"`).rejects.toThrow(/cannot be changed/);
  });
});

describe('companies (K1)', () => {
  it('have a public integration id of their own', async () => {
    const ids = await Promise.all(
      [muster, other].map(async ({ admin }) => (await readCompany(platform, admin)).integrationId),
    );
    expect(ids[0]).toMatch(/^datev:[A-Za-z0-9_-]{24}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('housekeeping', () => {
  it('forgets what counts no more and nothing else', async () => {
    const key = { companyId: muster.companyId, route: 'POST /y', requestHash: 'a' };
    const old = new Date(clock.now().getTime() - idempotencyKeptMs - 1);
    await platform.db.idempotencyRecord.createMany({
      data: [
        { ...key, key: 'old', createdAt: old },
        { ...key, key: 'new', createdAt: clock.now() },
      ],
    });
    await platform.db.signInAttempt.createMany({
      data: [
        { key: 'x', at: old },
        { key: 'y', at: clock.now() },
      ],
    });
    await purgeIdentityRecords(platform);
    expect(await platform.db.idempotencyRecord.findMany({ where: key })).toMatchObject([{ key: 'new' }]);
    expect(await platform.db.signInAttempt.findMany()).toMatchObject([{ key: 'y' }]);
  });
});

describe('request counting', () => {
  it('counts every request of a window once, over all processes', async () => {
    const limit = { most: 5, windowMs: 60_000 };
    const decisions = await Promise.all(
      Array.from({ length: 8 }, () => countRequest(platform, 'key', limit)),
    );
    expect(decisions.filter(({ isAllowed }) => isAllowed)).toHaveLength(5);
    clock.advance(60_000);
    expect(await countRequest(platform, 'key', limit)).toMatchObject({ isAllowed: true, remaining: 4 });
    expect(await platform.db.rateWindow.count({ where: { key: 'key' } })).toBe(1);
  });
});

describe('idempotency keys', () => {
  const request = { key: 'k1', route: 'POST /x', requestHash: 'a' };

  it('are taken by exactly one of many requests', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        beginIdempotentRequest(platform, muster.admin, { ...request, key: 'many' }),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === 'first')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'in_flight')).toHaveLength(5);
  });

  it('give the same answer again, refuse another request, and are free again after a day', async () => {
    const first = await beginIdempotentRequest(platform, muster.admin, request);
    if (first.kind !== 'first') throw new Error(first.kind);
    await finishIdempotentRequest(platform, first.recordId, { status: 201, body: { id: 1 } });
    const again = await beginIdempotentRequest(platform, muster.admin, request);
    expect(again).toEqual({ kind: 'answered', answer: { status: 201, body: { id: 1 } } });
    const changed = { ...request, requestHash: 'b' };
    expect(await beginIdempotentRequest(platform, muster.admin, changed)).toEqual({ kind: 'other_request' });
    expect((await beginIdempotentRequest(platform, other.admin, changed)).kind).toBe('first');
    clock.advance(idempotencyKeptMs + 1);
    expect((await beginIdempotentRequest(platform, muster.admin, changed)).kind).toBe('first');
  });

  it('of a request whose process died are free again after a while', async () => {
    const dead = { ...request, key: 'dead' };
    expect((await beginIdempotentRequest(platform, muster.admin, dead)).kind).toBe('first');
    clock.advance(4 * 60_000);
    expect((await beginIdempotentRequest(platform, muster.admin, dead)).kind).toBe('in_flight');
    clock.advance(2 * 60_000);
    expect((await beginIdempotentRequest(platform, muster.admin, dead)).kind).toBe('first');
  });
});
