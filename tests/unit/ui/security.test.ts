import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, framedFilePolicy } from '@/app/_security/content-security-policy';
import { ownPath } from '@/app/_security/own-path';

describe('the way back after a sign-in (S2)', () => {
  it.each(['/belege', '/belege?monat=2026-01&buch=ausgang', '/uebertragungen/0190-1#ordner'])(
    'keeps %s',
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'belege',
    '/belege\nSet-Cookie: a=b',
    '',
    null,
    undefined,
  ])('sends %j to the start page', (path) => {
    expect(ownPath(path)).toBe('/');
  });
});

describe('the Content-Security-Policy of pages (S3)', () => {
  const policy = contentSecurityPolicy('abc', { isDevelopment: false });

  it('runs scripts and styles with this nonce only, and nothing inline or by eval', () => {
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).toContain("style-src 'self' 'nonce-abc';");
    expect(policy).not.toContain('unsafe');
  });

  it('knows no other host and no frame around us', () => {
    expect(policy).not.toMatch(/https?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("object-src 'none'");
  });

  it('lets a document file load nothing and be framed by us alone', () => {
    expect(framedFilePolicy).toContain("default-src 'none'");
    expect(framedFilePolicy).toContain("frame-ancestors 'self'");
  });
});
