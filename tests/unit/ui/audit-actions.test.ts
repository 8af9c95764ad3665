import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import german from '@/messages/de.json';

/** Every word that stands as an action in a source that writes the audit log. */
function recordedActions(): string[] {
  const found = globSync('{lib,app,worker,scripts}/**/*.ts', {
    exclude: (name) => name.includes('generated'),
  })
    .map((path) => readFileSync(path, 'utf8'))
    .filter((source) => /recordAudit|recordPersonAudit|PersonAction|auditEvent\.create/.test(source))
    .flatMap((source) => [
      ...source.matchAll(/action: '([a-z_]+\.[a-z_]+)'/g),
      ...source.matchAll(/'(account\.[a-z_]+)'/g),
    ])
    .map(([, action = '']) => action);
  return [...new Set(found)];
}

describe('the audit log (S4, U2)', () => {
  it('has words for every action that is recorded', () => {
    const words: Readonly<Record<string, string>> = german.auditActions;
    const actions = recordedActions();
    expect(actions.length).toBeGreaterThan(40);
    expect(actions.filter((action) => !(action.replaceAll('.', '_') in words))).toEqual([]);
  });
});
