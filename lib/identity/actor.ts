/** Roles inside a company (U1): Kunde, Berater, Admin. */
export const roles = ['customer', 'adviser', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A signed-in person acting for one company. */
export interface UserActor {
  readonly kind: 'user';
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly companyId: string;
}

/** A program acting for one company with its API key. */
export interface ApiKeyActor {
  readonly kind: 'api_key';
  readonly apiKeyId: string;
  readonly name: string;
  readonly companyId: string;
}

/** The product itself acting for one company: worker, schedule, daily check. */
export interface SystemActor {
  readonly kind: 'system';
  readonly companyId: string;
}

/**
 * Who does something for a company. Use cases take the company from here and from nowhere else, so no id of another
 * company in a URL or a body can ever widen what they touch (S1).
 */
export type Actor = UserActor | ApiKeyActor | SystemActor;

/** A person who runs the product: sees technical logs and every company's health, no documents (U1). */
export interface OperatorActor {
  readonly kind: 'operator';
  readonly userId: string;
  readonly name: string;
}

/** The product acting for a company. */
export function systemActor(companyId: string): SystemActor {
  return { kind: 'system', companyId };
}

/** Id to store beside the name; null for the product itself. */
export function actorId(actor: Actor | OperatorActor): string | null {
  switch (actor.kind) {
    case 'user':
    case 'operator':
      return actor.userId;
    case 'api_key':
      return actor.apiKeyId;
    case 'system':
      return null;
  }
}

/** Name to show in lists, audit and protocol. */
export function actorName(actor: Actor | OperatorActor): string {
  return actor.kind === 'system' ? 'Belegbote' : actor.name;
}

/** What `requestedBy`, `createdBy`, `chosenBy` columns keep: who it was, readable after the person is gone. */
export interface ActorRecord {
  readonly kind: Actor['kind'] | 'operator';
  readonly id: string | null;
  readonly name: string;
}

/** The actor as those columns keep it. */
export function actorRecord(actor: Actor | OperatorActor): ActorRecord {
  return { kind: actor.kind, id: actorId(actor), name: actorName(actor) };
}
