import { describe, expect, it } from 'vitest';
import type { Actor, OperatorActor, Role } from '@/lib/identity/actor';
import {
  type Action,
  companyActions,
  may,
  NotPermitted,
  operatorActions,
  requirePermission,
} from '@/lib/identity/permissions';

const user = (role: Role): Actor => ({ kind: 'user', userId: 'u', name: 'Eva', role, companyId: 'c' });
const apiKey: Actor = { kind: 'api_key', apiKeyId: 'k', name: 'Shop', companyId: 'c' };
const operator: OperatorActor = { kind: 'operator', userId: 'u', name: 'Otto' };

describe('permissions (U1, S1)', () => {
  const table: [Action, string][] = [
    ['documents.read', 'customer adviser admin api_key'],
    ['documents.write', 'customer admin api_key'],
    ['documents.delete', 'customer admin api_key'],
    ['documents.handle_elsewhere', 'customer admin'],
    ['preflight.read', 'customer adviser admin api_key'],
    ['transfers.read', 'customer adviser admin api_key'],
    ['transfers.start', 'customer admin api_key'],
    ['transfers.cancel', 'customer admin'],
    ['transfers.repeat', 'customer admin'],
    ['transfers.comment', 'customer adviser admin'],
    ['protocol.read', 'customer adviser admin api_key'],
    ['protocol.export', 'customer adviser admin'],
    ['connection.read', 'customer adviser admin api_key'],
    ['connection.check', 'customer adviser admin'],
    ['connection.change', 'admin'],
    ['ledger_folder.choose', 'customer adviser admin'],
    ['account_table.read', 'customer adviser admin'],
    ['account_table.change', 'adviser admin'],
    ['account_table.confirm', 'adviser admin'],
    ['partner_accounts.change', 'adviser admin'],
    ['company_settings.change', 'adviser admin'],
    ['employees.read', 'adviser admin api_key'],
    ['employees.write', 'adviser admin api_key'],
    ['employees.erase', 'admin'],
    ['general_data.read', 'adviser admin api_key'],
    ['general_data.push', 'adviser admin api_key'],
    ['general_data.configure', 'adviser admin'],
    ['schedules.change', 'admin'],
    ['members.read', 'adviser admin'],
    ['members.change', 'admin'],
    ['api_keys.read', 'admin'],
    ['api_keys.change', 'admin'],
    ['audit.read', 'adviser admin'],
    ['technical_log.read', 'operator'],
    ['company_health.read', 'operator'],
  ];

  it('has a decided row for every action', () => {
    expect(table.map(([action]) => action).sort()).toEqual([...companyActions, ...operatorActions].sort());
  });

  it.each(table)('%s: %s', (action, allowed) => {
    const actors = {
      customer: user('customer'),
      adviser: user('adviser'),
      admin: user('admin'),
      api_key: apiKey,
      operator,
    };
    const found = Object.entries(actors).flatMap(([name, actor]) => (may(actor, action) ? [name] : []));
    expect(found.join(' ')).toBe(allowed);
  });

  it('lets the product act in a company, but not as an operator', () => {
    const system: Actor = { kind: 'system', companyId: 'c' };
    expect(companyActions.every((action) => may(system, action))).toBe(true);
    expect(operatorActions.some((action) => may(system, action))).toBe(false);
  });

  it('stops a use case that was reached without permission', () => {
    expect(() => requirePermission(user('customer'), 'connection.change')).toThrow(NotPermitted);
    expect(() => requirePermission(user('admin'), 'connection.change')).not.toThrow();
  });
});
