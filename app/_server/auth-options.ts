import { after } from 'next/server';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { tellAccountChange } from '@/lib/identity/mails/send-letter';
import { endSession, readSession, type SignedInUser, sessionLifetimeMs } from '@/lib/identity/sessions';
import { authenticate } from '@/lib/identity/sign-in';
import type { Platform } from '@/lib/platform';
import { clientAddress } from './client-address';

declare module 'next-auth' {
  interface Session {
    /** Absent when the session was ended or expired. */
    signedIn?: SignedInUser;
  }
  interface User {
    sessionId: string;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string;
  }
}

export const signInPath = '/anmelden';

/** `error` of next-auth's answer; `CredentialsSignin` means wrong e-mail or password. */
export const signInErrors = {
  tooManyAttempts: 'TooManyAttempts',
  codeNeeded: 'CodeNeeded',
  wrongCode: 'WrongCode',
} as const;

const credentialsSchema = z.object({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1000),
  code: z.string().min(1).max(60).optional(),
});

/** Pure: only https gets `__Secure-` cookies, so that sign-in works on http://localhost in production mode too. */
export function usesSecureCookies(appUrl: string): boolean {
  return appUrl.startsWith('https:');
}

/** Pure: on https the cookie belongs to this very host and to no other path (`__Host-`, ASVS 5.0 3.3.3). */
export function sessionCookie(appUrl: string) {
  const secure = usesSecureCookies(appUrl);
  return {
    name: `${secure ? '__Host-' : ''}next-auth.session-token`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  };
}

/** Whom a new session of the same browser takes the place of: its old cookie opens nothing any more. */
type Replaced = Pick<SignedInUser, 'userId' | 'sessionId'>;

/**
 * Sign-in with e-mail, password and second factor. The cookie is an encrypted token that names a UserSession row; every request
 * asks that row, so a session can be ended from outside (S3).
 */
export function authOptions(platform: Platform, replaced: Replaced | null = null): AuthOptions {
  return {
    secret: platform.settings.authSecret,
    useSecureCookies: usesSecureCookies(platform.settings.appUrl),
    cookies: { sessionToken: sessionCookie(platform.settings.appUrl) },
    session: { strategy: 'jwt', maxAge: sessionLifetimeMs / 1000 },
    pages: { signIn: signInPath, error: signInPath, signOut: signInPath },
    logger: {
      error: (code, metadata) =>
        platform.log.error({ code, reason: describeReason(metadata) }, 'next-auth error'),
      warn: (code) => platform.log.warn({ code }, 'next-auth warning'),
      debug: () => undefined,
    },
    providers: [credentialsProvider(platform)],
    callbacks: {
      // Nothing but the two ids: names and roles are read fresh from the database.
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : token),
      async session({ session, token }) {
        const signedIn = token.sessionId ? await readSession(platform, token.sessionId) : null;
        return signedIn ? { expires: session.expires, signedIn } : { expires: session.expires };
      },
    },
    events: {
      async signIn() {
        if (replaced) await endSession(platform, replaced);
      },
      async signOut({ token }) {
        if (token.sub && token.sessionId) {
          await endSession(platform, { userId: token.sub, sessionId: token.sessionId });
        }
      },
    },
  };
}

function credentialsProvider(platform: Platform) {
  return CredentialsProvider({
    name: 'Passwort',
    credentials: {
      email: { label: 'E-Mail', type: 'email' },
      password: { label: 'Passwort', type: 'password' },
      code: { label: 'Code', type: 'text' },
    },
    async authorize(given, request) {
      const credentials = credentialsSchema.safeParse(given);
      if (!credentials.success) return null;
      const header = (name: string): string | null => {
        const value: unknown = request.headers?.[name];
        return typeof value === 'string' ? value : null;
      };
      const { email, password, code = null } = credentials.data;
      const outcome = await authenticate(platform, {
        email,
        password,
        code,
        ip: clientAddress(header),
        userAgent: header('user-agent'),
      });
      switch (outcome.kind) {
        case 'signed_in':
          if (outcome.usedRecoveryCode) tellLater(platform, outcome.userId);
          return { id: outcome.userId, sessionId: outcome.sessionId };
        case 'wrong_credentials':
          return null;
        case 'too_many_attempts':
          throw new Error(signInErrors.tooManyAttempts);
        case 'code_needed':
          throw new Error(signInErrors.codeNeeded);
        case 'wrong_code':
          throw new Error(signInErrors.wrongCode);
      }
    },
  });
}

function tellLater(platform: Platform, userId: string): void {
  after(() => tellAccountChange(platform, { userId, change: 'recovery_code_used' }));
}

function describeReason(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message;
  const parsed = z.object({ error: z.instanceof(Error) }).safeParse(metadata);
  return parsed.success ? parsed.data.error.message : '';
}
