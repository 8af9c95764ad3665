import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSetupGuide } from '@/lib/adviser/read-setup-guide';
import { sendSetupGuide } from '@/lib/adviser/send-setup-guide';
import {
  createTestPlatform,
  type MovableClock,
  movableClock,
  type TestPlatform,
} from '@/tests/support/platform';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { startMailServer, type TestMailServer } from '../platform/smtp-server';

let mail: TestMailServer;
let platform: TestPlatform;
let clock: MovableClock;
let company: CompanyScene;
let other: CompanyScene;

beforeAll(async () => {
  mail = await startMailServer();
  clock = movableClock(new Date('2026-02-05T10:00:00Z'));
  platform = await createTestPlatform({ clock, env: { SMTP_URL: mail.url } });
  company = await makeCompany(platform, 'Muster GmbH');
  other = await makeCompany(platform, 'Andere GmbH');
});
afterAll(async () => {
  await platform.close();
  await mail.close();
});
beforeEach(() => {
  mail.mails.length = 0;
  mail.moods.length = 0;
  clock.advance(3 * 60 * 60_000);
});

const send = (userIds: readonly string[]) => sendSetupGuide(platform, company.admin, { userIds });

describe('the guide by one click (M8)', () => {
  it('goes over SMTP to the Berater of this company, in his language, and into the audit log (S4)', async () => {
    await platform.db.user.update({ where: { id: company.adviser.userId }, data: { locale: 'en' } });
    expect(await send([company.adviser.userId])).toEqual({
      kind: 'handed_in',
      deliveries: [{ name: company.adviser.name, outcome: 'accepted' }],
    });
    const user = await platform.db.user.findUniqueOrThrow({ where: { id: company.adviser.userId } });
    expect(mail.mails.map(({ to }) => to)).toEqual([[user.email]]);
    expect(mail.mails[0]?.raw).toContain('Content-Language: en');
    const audit = await platform.db.auditEvent.findFirst({ where: { action: 'setup_guide.sent' } });
    expect(audit).toMatchObject({ companyId: company.companyId, actorId: company.admin.userId });
    await platform.db.user.update({ where: { id: company.adviser.userId }, data: { locale: 'de' } });
  });

  it('reaches nobody else: no customer, no Berater of another company (S1)', async () => {
    expect(await send([company.customer.userId, other.adviser.userId])).toEqual({ kind: 'no_recipient' });
    expect(mail.mails).toEqual([]);
  });

  it('tells what the mail server said of each mail', async () => {
    mail.moods.push('unknown_recipient');
    expect(await send([company.adviser.userId])).toMatchObject({ deliveries: [{ outcome: 'refused' }] });
    mail.moods.push('dies_at_text');
    expect(await send([company.adviser.userId])).toMatchObject({ deliveries: [{ outcome: 'unclear' }] });
  });

  it('is not sent over and over', async () => {
    for (let click = 0; click < 6; click += 1)
      expect((await send([company.adviser.userId])).kind).toBe('handed_in');
    expect(await send([company.adviser.userId])).toEqual({ kind: 'too_many' });
    expect(mail.mails).toHaveLength(6);
  });

  it('is for admins only (U1)', async () => {
    for (const actor of [company.customer, company.adviser]) {
      await expect(sendSetupGuide(platform, actor, { userIds: [actor.userId] })).rejects.toThrow();
      await expect(readSetupGuide(platform, actor, 'de')).rejects.toThrow();
    }
  });

  it('shows the admin the same words before he sends them', async () => {
    const guide = await readSetupGuide(platform, company.admin, 'de');
    expect(guide.recipients).toMatchObject([{ userId: company.adviser.userId }]);
    expect(guide.text.body).toContain('Guten Tag,');
    expect(guide.text.body).toContain('Kontentabelle bestätigen – fehlt');
    expect(guide.steps.find(({ step }) => step === 'connection')?.state).toBe('missing');
  });

  it('without a mail server says that the mail reaches nobody', async () => {
    const alone = await createTestPlatform({ clock });
    try {
      const { admin, adviser } = await makeCompany(alone, 'Ohne Mail GmbH');
      expect(await sendSetupGuide(alone, admin, { userIds: [adviser.userId] })).toMatchObject({
        deliveries: [{ outcome: 'by_hand' }],
      });
    } finally {
      await alone.close();
    }
  });
});
