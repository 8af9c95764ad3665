import { describe, expect, it } from 'vitest';
import { smtpOptions } from '@/lib/platform/mail-smtp';

describe('the way to the mail server', () => {
  it('is encrypted, except on this machine itself', () => {
    expect(smtpOptions(new URL('smtp://mail.example.de:587'))).toMatchObject({
      host: 'mail.example.de',
      port: 587,
      secure: false,
      requireTLS: true,
    });
    expect(smtpOptions(new URL('smtps://mail.example.de'))).toMatchObject({
      secure: true,
      requireTLS: false,
    });
    expect(smtpOptions(new URL('smtp://127.0.0.1:2525'))).toMatchObject({ secure: false, requireTLS: false });
    expect(smtpOptions(new URL('smtp://127.0.0.1.example.de'))).toMatchObject({ requireTLS: true });
  });
});
