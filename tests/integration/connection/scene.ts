import { randomUUID } from 'node:crypto';
import type { FinishResult } from '@/lib/connection/finish-connecting';
import { finishConnecting } from '@/lib/connection/finish-connecting';
import { settleHttpLog } from '@/lib/connection/http-log';
import { startConnecting } from '@/lib/connection/start-connecting';
import type { UserActor } from '@/lib/identity/actor';
import { type ConsentChoice, consentByHttp } from '@/sandbox/consent-client';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';
import {
  createTestPlatform,
  type MovableClock,
  movableClock,
  type TestPlatform,
} from '@/tests/support/platform';

/** A platform beside a local DATEV of its own. */
export interface Scene {
  readonly datev: LocalDatev;
  readonly platform: TestPlatform;
  readonly clock: MovableClock;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const datev = await startLocalDatev();
  const clock = movableClock(new Date());
  const platform = await createTestPlatform({ clock, env: environmentOf(datev) });
  return {
    datev,
    platform,
    clock,
    async close() {
      await settleHttpLog(platform);
      await platform.close();
      await datev.close();
    },
  };
}

export function environmentOf(datev: LocalDatev): Record<string, string> {
  return {
    DATEV_ISSUER: datev.issuer,
    DATEV_API_URL: datev.apiUrl,
    DATEV_HR_FILES_URL: datev.hrFilesUrl,
    DATEV_EXTF_FILES_URL: datev.extfFilesUrl,
    DATEV_CLIENT_ID: datev.clientId,
    DATEV_CLIENT_SECRET: datev.clientSecret,
  };
}

/** An admin of a new company. */
export async function newAdmin({ platform }: Scene): Promise<UserActor> {
  const name = 'Adele Admin';
  const company = await platform.db.company.create({
    data: { name: 'Muster GmbH 1', integrationId: `datev:${randomUUID()}` },
  });
  const user = await platform.db.user.create({
    data: { email: `${randomUUID()}@belegbote.test`, name, passwordHash: '-' },
  });
  await platform.db.membership.create({
    data: { userId: user.id, companyId: company.id, role: 'admin' },
  });
  return { kind: 'user', userId: user.id, name, role: 'admin', companyId: company.id };
}

export interface Wish extends ConsentChoice {
  readonly numbers?: readonly [string, string];
  readonly services?: readonly string[];
}

/** Starts a sign-in and gives the address DATEV sends the browser back to. */
export async function signInAtDatev(scene: Scene, actor: UserActor, wish: Wish = {}): Promise<URL> {
  const [consultantNumber, clientNumber] = wish.numbers ?? ['455148', '1'];
  const started = await startConnecting(scene.platform, {
    actor,
    consultantNumber,
    clientNumber,
    services: wish.services ?? ['rechnungsdatenservice'],
  });
  if (started.kind !== 'redirect') throw new Error(`not started: ${JSON.stringify(started.problems)}`);
  return new URL(await consentByHttp(started.url, wish));
}

/** The whole way of an admin through DATEV's pages and back. */
export async function connect(scene: Scene, actor: UserActor, wish: Wish = {}): Promise<FinishResult> {
  const callback = await signInAtDatev(scene, actor, wish);
  return await finishConnecting(scene.platform, { signedIn: actor, query: callback.searchParams });
}

/** A connected company with what the test needs of it. */
export async function newConnection(scene: Scene, wish: Wish = {}): Promise<UserActor> {
  const actor = await newAdmin(scene);
  const { outcome } = await connect(scene, actor, wish);
  if (outcome.kind !== 'connected') throw new Error(`not connected: ${JSON.stringify(outcome.problems)}`);
  return actor;
}

/** Living tokens at DATEV for tests that count them. */
export function livingTokens({ datev }: Scene): { access: number; refresh: number } {
  const { tokens } = datev.signIn;
  return { access: tokens.living('AccessToken').length, refresh: tokens.living('RefreshToken').length };
}
