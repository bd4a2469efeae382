import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ok, type Result, refuse } from '@wombat/result';
import { ServiceKit } from '@wombat/service-kit';
import {
  hashOfNobody,
  isPassword,
  makeMetricsToken,
  type PageAccess,
  pageAccess,
  readUsers,
  showsMetricsToken,
  type User,
} from '@wombat/service-kit/users';
import { parseCookie, stringifySetCookie } from 'cookie';
import { LoginThrottle, type Person, proxiedPerson, Sessions } from '../domain/identity/index.js';

const TOKEN_BYTES = 32;
const WEEK_SECONDS = 7 * 24 * 3_600;

/** Why nobody is logged in by it, as an HTTP status and a sentence. */
export interface LoginFault {
  status: 401 | 429;
  message: string;
  waitSeconds: number;
}

/**
 * Who asks. Users are read anew each time: whoever is removed, or given another password, is out with the next request.
 */
@Injectable()
export class Identities {
  private readonly sessions = new Sessions();
  private readonly throttle = new LoginThrottle();
  /** One password is tried after the other: a try takes memory. */
  private trying: Promise<unknown> = Promise.resolve();
  /** Tried for names that nobody has, so that the time it takes does not tell them. */
  private readonly nobody = hashOfNobody();

  constructor(private readonly kit: ServiceKit) {
    makeMetricsToken(kit.home);
  }

  /** How people are known here. A page that may not be served to strangers lets nobody in while nobody has a login. */
  access(): PageAccess {
    const { config, pageNames } = this.kit;
    const access = pageAccess({ ui: config.ui, names: pageNames, users: this.users().size });
    return access.ok ? access.value : 'login';
  }

  /** Null where nobody is known. */
  personOf(request: IncomingMessage): Person | null {
    const { trustedProxy } = this.kit.config.ui;
    if (trustedProxy !== undefined) {
      const said = request.headers[trustedProxy.header.toLowerCase()];
      return proxiedPerson(trustedProxy, request.socket.remoteAddress, typeof said === 'string' ? said : '');
    }
    const token = this.tokenOf(request);
    const session = token === null ? null : this.sessions.of(digestOf(token), this.now());
    const user = session === null ? undefined : this.users().get(session.name);
    if (session === null || user === undefined || user.password !== session.password) return null;
    return { name: session.name, role: user.role };
  }

  /** Whether a program asks that may read the numbers of all programs without anybody's login: Prometheus. */
  mayReadNumbers({ headers }: IncomingMessage): boolean {
    return showsMetricsToken(this.kit.home, headers.authorization);
  }

  /** The cookie of a new session, and whose it is. */
  async logIn(
    name: string,
    password: string,
    from: string,
  ): Promise<Result<{ person: Person; cookie: string }, LoginFault>> {
    const keys = [`name ${name}`, `address ${from}`];
    const user = this.users().get(name);
    const tried = this.trying.then(async (): Promise<LoginFault | null> => {
      const waitSeconds = this.throttle.waitSeconds(keys, this.now());
      if (waitSeconds > 0)
        return { status: 429, message: `too many tries: wait ${waitSeconds} s, then try again`, waitSeconds };
      const right = await isPassword(password, user?.password ?? this.nobody);
      if (right && user !== undefined) return null;
      this.throttle.failed(keys, this.now());
      return { status: 401, message: 'name or password is not right', waitSeconds: 0 };
    });
    this.trying = tried.catch(() => undefined);
    const fault = await tried;
    if (fault !== null || user === undefined) {
      this.kit.logger.warn({ from, status: fault?.status }, 'a login was refused');
      return refuse(fault ?? { status: 401, message: 'name or password is not right', waitSeconds: 0 });
    }
    this.throttle.succeeded(keys);
    return ok({ person: { name, role: user.role }, cookie: this.openSession(name, user) });
  }

  /** Ends the session of who asks; the cookie that takes the browser's away. */
  logOut(request: IncomingMessage): string {
    const token = this.tokenOf(request);
    if (token !== null) this.sessions.close(digestOf(token));
    return this.cookie('', 0);
  }

  private openSession(name: string, { password }: User): string {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    this.sessions.open(digestOf(token), { name, password }, this.now());
    return this.cookie(token, WEEK_SECONDS);
  }

  private cookie(value: string, maxAge: number): string {
    const { isEncrypted, cookieName } = this;
    return stringifySetCookie({
      ...{ name: cookieName, value, maxAge, path: '/', httpOnly: true, sameSite: 'strict', secure: isEncrypted },
    });
  }

  private tokenOf({ headers }: IncomingMessage): string | null {
    const token = parseCookie(headers.cookie ?? '')[this.cookieName] ?? '';
    return token === '' ? null : token;
  }

  /** Browsers take a cookie of this prefix from the host itself alone, and encrypted. */
  private get cookieName(): string {
    return this.isEncrypted ? '__Host-wombat' : 'wombat';
  }

  private get isEncrypted(): boolean {
    return this.kit.config.ui.url?.startsWith('https:') ?? false;
  }

  private users(): ReadonlyMap<string, User> {
    const users = readUsers(this.kit.home);
    if (!users.ok) throw new Error(users.fault.message);
    return users.value;
  }

  private now(): number {
    return this.kit.now().getTime();
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
