import type { Actor, OperatorActor, Role } from './actor';

/** Everything a person, a program or the product may do in a company, and what only operators may. */
export const companyActions = [
  'documents.read',
  'documents.write',
  'documents.delete',
  'documents.handle_elsewhere',
  'preflight.read',
  'transfers.read',
  'transfers.start',
  'transfers.cancel',
  'transfers.repeat',
  'transfers.comment',
  'protocol.read',
  'protocol.export',
  'connection.read',
  'connection.check',
  'connection.change',
  'ledger_folder.choose',
  'account_table.read',
  'account_table.change',
  'account_table.confirm',
  'partner_accounts.change',
  'company_settings.change',
  'employees.read',
  'employees.write',
  'employees.erase',
  'general_data.read',
  'general_data.push',
  'general_data.configure',
  'schedules.change',
  'members.read',
  'members.change',
  'api_keys.read',
  'api_keys.change',
  'audit.read',
] as const;
export type CompanyAction = (typeof companyActions)[number];

export const operatorActions = ['technical_log.read', 'company_health.read'] as const;
type OperatorAction = (typeof operatorActions)[number];

export type Action = CompanyAction | OperatorAction;

const everyone = [
  'documents.read',
  'preflight.read',
  'transfers.read',
  'protocol.read',
  'connection.read',
  'connection.check',
  'account_table.read',
] as const satisfies readonly CompanyAction[];

const customer = [
  ...everyone,
  'documents.write',
  'documents.delete',
  'documents.handle_elsewhere',
  'transfers.start',
  'transfers.cancel',
  'transfers.repeat',
  'transfers.comment',
  'protocol.export',
  'ledger_folder.choose',
] as const satisfies readonly CompanyAction[];

const adviser = [
  ...everyone,
  'transfers.comment',
  'protocol.export',
  'ledger_folder.choose',
  'account_table.change',
  'account_table.confirm',
  'partner_accounts.change',
  'company_settings.change',
  'employees.read',
  'employees.write',
  'general_data.read',
  'general_data.push',
  'general_data.configure',
  'members.read',
  'audit.read',
] as const satisfies readonly CompanyAction[];

/** A program sends documents and reads what became of them; it never changes rules, people or the connection. */
const apiKey = [
  'documents.read',
  'documents.write',
  'documents.delete',
  'preflight.read',
  'transfers.read',
  'transfers.start',
  'protocol.read',
  'connection.read',
  'employees.read',
  'employees.write',
  'general_data.read',
  'general_data.push',
] as const satisfies readonly CompanyAction[];

const rolePermissions: Readonly<Record<Role, ReadonlySet<Action>>> = {
  customer: new Set<Action>(customer),
  adviser: new Set<Action>(adviser),
  admin: new Set<Action>(companyActions),
};
const apiKeyPermissions: ReadonlySet<Action> = new Set<Action>(apiKey);
const systemPermissions: ReadonlySet<Action> = new Set<Action>(companyActions);
const operatorPermissions: ReadonlySet<Action> = new Set<Action>(operatorActions);

/** Whether this actor may do this, in his own company (U1, S1). One table, no exceptions elsewhere. */
export function may(actor: Actor | OperatorActor, action: Action): boolean {
  switch (actor.kind) {
    case 'user':
      return rolePermissions[actor.role].has(action);
    case 'api_key':
      return apiKeyPermissions.has(action);
    case 'system':
      return systemPermissions.has(action);
    case 'operator':
      return operatorPermissions.has(action);
  }
}

/** Thrown by use cases that were reached without permission: pages and routes ask first, so this is a bug or an attack. */
export class NotPermitted extends Error {
  constructor(
    readonly actor: Actor | OperatorActor,
    readonly action: Action,
  ) {
    super(`${actor.kind} may not ${action}`);
    this.name = 'NotPermitted';
  }
}

/** Second line of defence inside use cases. */
export function requirePermission(actor: Actor | OperatorActor, action: Action): void {
  if (!may(actor, action)) throw new NotPermitted(actor, action);
}
