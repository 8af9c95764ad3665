import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { WorldClock } from '../world/clock';
import { type DataFolder, SavedDocument } from '../world/data-folder';

interface Artifact {
  readonly model: string;
  readonly id: string;
  payload: AdapterPayload;
  /** Milliseconds of the stand-in's clock, `null` = never. */
  expiresAt: number | null;
}

/** What the person granted in one sign-in. */
export interface GrantRecord {
  readonly grantId: string;
  readonly personId: string;
  readonly requestedScope: string;
  readonly grantedScope: string;
  /** Client-id the long-term token is bound to; `null` for a session. */
  readonly boundTo: string | null;
  readonly createdAt: number;
  endedBecause: 'revoked' | 'refresh_token_reused' | 'taken_away' | null;
}

export interface TokenCounts {
  signIns: number;
  codeExchanges: number;
  refreshes: number;
  refreshTokensReused: number;
  revocations: number;
}

interface SavedTokens {
  readonly artifacts: Artifact[];
  readonly grants: GrantRecord[];
  readonly counts: TokenCounts;
}

/** Keeps what `oidc-provider` stores, by the stand-in's clock, plus a record of every grant. */
export class TokenStore {
  private readonly artifacts = new Map<string, Artifact>();
  readonly grants = new Map<string, GrantRecord>();
  readonly counts: TokenCounts = {
    signIns: 0,
    codeExchanges: 0,
    refreshes: 0,
    refreshTokensReused: 0,
    revocations: 0,
  };
  private readonly saved: SavedDocument;

  constructor(
    folder: DataFolder,
    private readonly clock: WorldClock,
  ) {
    this.saved = new SavedDocument(folder, 'sign-in', () => this.snapshot());
    const earlier = this.saved.load() as SavedTokens | undefined;
    if (!earlier) return;
    for (const artifact of earlier.artifacts) this.artifacts.set(key(artifact.model, artifact.id), artifact);
    for (const grant of earlier.grants) this.grants.set(grant.grantId, grant);
    Object.assign(this.counts, earlier.counts);
  }

  changed(): void {
    this.saved.changed();
  }

  flush(): void {
    this.saved.flush();
  }

  /** The adapter `oidc-provider` asks for, one per model. */
  adapterFor(model: string): Adapter {
    return {
      upsert: async (id, payload, expiresIn) => this.put(model, id, payload, expiresIn),
      find: async (id) => this.get(model, id),
      findByUid: async (uid) => this.findBy(model, (payload) => payload.uid === uid),
      findByUserCode: async (code) => this.findBy(model, (payload) => payload.userCode === code),
      destroy: async (id) => this.remove(model, id),
      consume: async (id) => this.consume(model, id),
      revokeByGrantId: async (grantId) => this.removeWhere(model, grantId),
    };
  }

  /** Living tokens of one kind; consumed ones are not living. */
  living(model: 'AccessToken' | 'RefreshToken'): AdapterPayload[] {
    return [...this.artifacts.values()]
      .filter(
        (artifact) => artifact.model === model && !this.isExpired(artifact) && !artifact.payload.consumed,
      )
      .map((artifact) => artifact.payload);
  }

  /** Ends every token of a grant at once, as a revocation at DATEV's token page does. */
  endGrant(grantId: string, because: NonNullable<GrantRecord['endedBecause']>): void {
    for (const [id, artifact] of this.artifacts) {
      const belongs =
        artifact.payload.grantId === grantId || (artifact.model === 'Grant' && artifact.id === grantId);
      if (belongs) this.artifacts.delete(id);
    }
    this.noteEnd(grantId, because);
  }

  noteEnd(grantId: string, because: NonNullable<GrantRecord['endedBecause']>): void {
    const grant = this.grants.get(grantId);
    if (grant && grant.endedBecause === null) grant.endedBecause = because;
    this.changed();
  }

  /** Lets living tokens of a kind expire now; `boundTo` limits it to one dataset's long-term grants. */
  expireNow(model: 'AccessToken' | 'RefreshToken', boundTo?: string): number {
    let expired = 0;
    for (const artifact of this.artifacts.values()) {
      if (artifact.model !== model || this.isExpired(artifact)) continue;
      const grant = this.grants.get(artifact.payload.grantId ?? '');
      if (boundTo !== undefined && grant?.boundTo !== boundTo) continue;
      artifact.expiresAt = this.clock.nowMs();
      expired += 1;
    }
    this.changed();
    return expired;
  }

  /** Seconds until the token expires by the stand-in's clock; 0 if unknown. */
  secondsLeft(model: string, id: string): number {
    const artifact = this.artifacts.get(key(model, id));
    if (!artifact || artifact.expiresAt === null) return 0;
    return Math.max(0, Math.round((artifact.expiresAt - this.clock.nowMs()) / 1000));
  }

  clear(): void {
    this.artifacts.clear();
    this.grants.clear();
    for (const name of Object.keys(this.counts) as (keyof TokenCounts)[]) this.counts[name] = 0;
    this.changed();
  }

  private put(model: string, id: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    // A refresh makes the previous access token invalid, so a grant never has two living ones.
    if (model === 'AccessToken' && payload.grantId) this.removeWhere(model, payload.grantId);
    const expiresAt = expiresIn ? this.clock.nowMs() + expiresIn * 1000 : null;
    this.artifacts.set(key(model, id), { model, id, payload, expiresAt });
    this.changed();
  }

  private get(model: string, id: string): AdapterPayload | undefined {
    const artifact = this.artifacts.get(key(model, id));
    return artifact && !this.isExpired(artifact) ? artifact.payload : undefined;
  }

  private findBy(model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const artifact of this.artifacts.values()) {
      if (artifact.model === model && !this.isExpired(artifact) && matches(artifact.payload))
        return artifact.payload;
    }
    return undefined;
  }

  private remove(model: string, id: string): void {
    this.artifacts.delete(key(model, id));
    this.changed();
  }

  private consume(model: string, id: string): void {
    const artifact = this.artifacts.get(key(model, id));
    if (artifact) artifact.payload = { ...artifact.payload, consumed: Math.floor(this.clock.nowMs() / 1000) };
    this.changed();
  }

  private removeWhere(model: string, grantId: string): void {
    for (const [id, artifact] of this.artifacts) {
      if (artifact.model === model && artifact.payload.grantId === grantId) this.artifacts.delete(id);
    }
    this.changed();
  }

  private isExpired(artifact: Artifact): boolean {
    return artifact.expiresAt !== null && artifact.expiresAt <= this.clock.nowMs();
  }

  private snapshot(): SavedTokens {
    return {
      artifacts: [...this.artifacts.values()].filter((artifact) => !this.isExpired(artifact)),
      grants: [...this.grants.values()],
      counts: this.counts,
    };
  }
}

function key(model: string, id: string): string {
  return `${model} ${id}`;
}
