import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type SiteFault, siteFault } from '@wombat/aavso/submission';
import type { AccountKind, AccountSource } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import { credentialsOfEnvironment, credentialsOfFile } from './credentialPlaces.js';
import { type Credentials, credentialsIn } from './credentials.js';
import { readPrivateFile, writePrivateFile } from './privateFile.js';
import { SealingKey } from './sealing.js';

export interface AccountState {
  /** Null: nothing is set. */
  source: AccountSource | null;
  kind: AccountKind | null;
  /** Why a login is not tried; '' where it would be. */
  held: string;
  /** Why what is set cannot be read; '' where it can. */
  problem: string;
}

export interface AccountStoreOptions {
  home: string;
  environment: Readonly<Record<string, string | undefined>>;
}

interface Found {
  credentials: Credentials;
  source: AccountSource;
}

/**
 * The observer's credentials: set on the page (sealed below `credentials/`, the key apart below `keys/`), in the
 * environment, or in a file it names, in this order. They leave it toward the submitter alone. A refused login is
 * remembered by the fingerprint of what was refused, over restarts.
 */
export class AccountStore {
  private readonly sealed: string;
  private readonly heldFile: string;

  constructor(private readonly options: AccountStoreOptions) {
    this.sealed = join(options.home, 'credentials', 'aavso.sealed');
    this.heldFile = join(options.home, 'credentials', 'login-held.json');
  }

  state(): AccountState {
    const found = this.find();
    if (!found.ok) return { source: null, kind: null, held: '', problem: found.fault.message };
    if (found.value === null) return { source: null, kind: null, held: '', problem: '' };
    const { credentials, source } = found.value;
    return { source, kind: credentials.kind, held: this.heldBecause(credentials), problem: '' };
  }

  /** For the login; refused where a login with the same was refused before. */
  async account(): Promise<Result<{ username: string; password: string }, SiteFault>> {
    const found = this.found('account');
    if (!found.ok) return found;
    const held = this.heldBecause(found.value);
    return held === '' ? ok(found.value) : refuse(siteFault('loginHeldBack', held));
  }

  async cookie(): Promise<Result<string, SiteFault>> {
    const found = this.found('session');
    return found.ok ? ok(found.value.cookie) : found;
  }

  async hold(fault: SiteFault): Promise<void> {
    const found = this.found('account');
    if (!found.ok) return;
    const fingerprint = this.key().fingerprint(textOf(found.value));
    writePrivateFile(this.heldFile, JSON.stringify({ fingerprint, because: fault.message }));
  }

  /** A person says that the login may be tried again. */
  release(): void {
    rmSync(this.heldFile, { force: true });
  }

  set(credentials: Credentials): void {
    writePrivateFile(this.sealed, `${this.key().seal(textOf(credentials))}\n`);
    this.release();
  }

  /** Forgets what was set on the page. */
  clear(): void {
    rmSync(this.sealed, { force: true });
    this.release();
  }

  private found<K extends Credentials['kind']>(kind: K): Result<Extract<Credentials, { kind: K }>, SiteFault> {
    const found = this.find();
    if (!found.ok) return refuse(siteFault('noCredentials', found.fault.message));
    const credentials = found.value?.credentials;
    if (credentials === undefined || !isOf(credentials, kind)) return refuse(siteFault('noCredentials'));
    return ok(credentials);
  }

  private find(): Result<Found | null> {
    const sealed = readPrivateFile(this.sealed);
    if (sealed !== null) return this.unseal(sealed.trim());
    const { environment } = this.options;
    const inEnvironment = credentialsOfEnvironment(environment);
    if (inEnvironment !== null) return ok({ credentials: inEnvironment, source: 'environment' });
    const path = environment.WOMBAT_AAVSO_CREDENTIALS ?? '';
    if (path === '') return ok(null);
    const inFile = credentialsOfFile(path);
    return inFile.ok ? ok({ credentials: inFile.value, source: 'file' }) : inFile;
  }

  private unseal(sealed: string): Result<Found | null> {
    const text = this.key().open(sealed);
    if (!text.ok)
      return refuse({ message: `what was set on the page cannot be read: ${text.fault.message}; set it anew` });
    const credentials = credentialsIn(JSON.parse(text.value));
    return credentials === null ? ok(null) : ok({ credentials, source: 'page' });
  }

  private heldBecause(credentials: Credentials): string {
    const held = readPrivateFile(this.heldFile);
    if (held === null) return '';
    const { fingerprint, because } = JSON.parse(held) as { fingerprint: string; because: string };
    return fingerprint === this.key().fingerprint(textOf(credentials)) ? because : '';
  }

  private key(): SealingKey {
    const { home, environment } = this.options;
    const key = SealingKey.of(environment.WOMBAT_CREDENTIALS_KEY ?? join(home, 'keys', 'credentials.key'));
    if (!key.ok) throw new Error(key.fault.message);
    return key.value;
  }
}

function textOf(credentials: Credentials): string {
  return JSON.stringify(credentials);
}

function isOf<K extends Credentials['kind']>(
  credentials: Credentials,
  kind: K,
): credentials is Extract<Credentials, { kind: K }> {
  return credentials.kind === kind;
}
