import { describe, expect, it } from 'vitest';
import { createVault, VaultError } from '@/lib/platform/vault';

const oldKey = { id: 'old', key: Buffer.alloc(32, 1) };
const newKey = { id: 'new', key: Buffer.alloc(32, 2) };
const place = { companyId: 'c1', column: 'Connection.refreshTokenSealed' } as const;

describe('vault (C10)', () => {
  it('opens what it sealed, and never seals the same way twice', () => {
    const vault = createVault([newKey]);
    const sealed = vault.seal('geheim', place);
    expect(sealed).not.toContain('geheim');
    expect(vault.seal('geheim', place)).not.toBe(sealed);
    expect(vault.open(sealed, place)).toBe('geheim');
  });

  it('refuses a text moved to another company or column', () => {
    const vault = createVault([newKey]);
    const sealed = vault.seal('geheim', place);
    expect(() => vault.open(sealed, { ...place, companyId: 'c2' })).toThrow(VaultError);
    expect(() => vault.open(sealed, { ...place, column: 'Connection.accessTokenSealed' })).toThrow(
      VaultError,
    );
  });

  it('opens under an old key and says that it is old', () => {
    const sealed = createVault([oldKey]).seal('geheim', place);
    const rotated = createVault([newKey, oldKey]);
    expect(rotated.open(sealed, place)).toBe('geheim');
    expect(rotated.isUnderOldKey(sealed)).toBe(true);
    expect(rotated.isUnderOldKey(rotated.seal('geheim', place))).toBe(false);
    expect(() => createVault([newKey]).open(sealed, place)).toThrow(VaultError);
  });
});
