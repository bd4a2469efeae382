import { asksForLogin, type SiteAnswer, type SiteFault, siteFault } from '@wombat/aavso/submission';
import { ok, type Result, refuse } from '@wombat/result';
import { type AllowedHosts, allowedHosts } from './allowedHosts.js';
import { type Account, logIn } from './logIn.js';
import { type Answered, SiteSession, type SiteSessionOptions } from './siteSession.js';

/** The page observations are submitted on, in a session the site knows. */
export interface OpenDoor {
  session: SiteSession;
  page: SiteAnswer;
}

/** Opens the page observations are submitted on. */
export interface SiteDoor {
  open(): Promise<Result<OpenDoor, SiteFault>>;
}

export interface DoorOptions extends Omit<SiteSessionOptions, keyof AllowedHosts> {
  submitUrl: string;
  loginUrl: string;
}

/** What is known of the account, and whether its login was refused before. */
export interface AccountSource {
  account(): Promise<Result<Account, SiteFault>>;
  /** The login was refused: none is tried again until a person has done something about it. */
  hold(fault: SiteFault): Promise<void>;
}

/**
 * Through the login, where the site asks for it: once, and never again in this process's life after a refusal. The
 * session is kept, so that a batch of files needs one login.
 */
export class LoginDoor implements SiteDoor {
  private session: SiteSession;
  private visitor: Account | null = null;

  constructor(
    private readonly options: DoorOptions,
    private readonly source: AccountSource,
  ) {
    this.session = sessionOf(options);
  }

  async open(): Promise<Result<OpenDoor, SiteFault>> {
    const { submitUrl, loginUrl } = this.options;
    const { loginHost } = allowedHosts(this.options);
    const account = await this.source.account();
    if (!account.ok) return account;
    if (!isSame(this.visitor, account.value)) this.session = sessionOf(this.options);
    this.visitor = account.value;
    const asked = await this.session.get(submitUrl);
    if (!asked.ok || !asksForLogin(asked.value, loginHost)) return opened(this.session, asked);
    this.session = sessionOf(this.options);
    const start = await this.session.get(submitUrl);
    if (!start.ok) return start;
    const answer = await logIn(this.session, start.value, account.value, new URL(loginUrl).host);
    if (!answer.ok && HOLDS.has(answer.fault.code)) await this.source.hold(answer.fault);
    return opened(this.session, answer);
  }
}

/** After these another try would be refused as well, and might lock the account. */
const HOLDS = new Set(['badCredentials', 'accountBlocked', 'captcha', 'mfa', 'consent']);

/** With the session of a browser, which its owner has pasted. */
export class CookieDoor implements SiteDoor {
  constructor(
    private readonly options: DoorOptions,
    private readonly cookie: () => Promise<Result<string, SiteFault>>,
  ) {}

  async open(): Promise<Result<OpenDoor, SiteFault>> {
    const cookie = await this.cookie();
    if (!cookie.ok) return cookie;
    const session = sessionOf(this.options);
    for (const [name, value] of cookiesIn(cookie.value)) session.setCookie(this.options.submitUrl, name, value);
    const answer = await session.get(this.options.submitUrl);
    if (answer.ok && asksForLogin(answer.value, allowedHosts(this.options).loginHost)) {
      return refuse(siteFault('sessionExpired', 'paste the cookie of a fresh session'));
    }
    return opened(session, answer);
  }
}

/** `app2_session=...; canary=false` as a browser shows it, or the value of app2_session alone. */
export function cookiesIn(pasted: string): [string, string][] {
  const text = pasted.trim().replace(/^cookie:\s*/i, '');
  if (!text.includes('=')) return [['app2_session', text]];
  return text.split(';').flatMap((part): [string, string][] => {
    const [name = '', ...value] = part.trim().split('=');
    return name === '' ? [] : [[name, value.join('=')]];
  });
}

function isSame(one: Account | null, other: Account): boolean {
  return one?.username === other.username && one.password === other.password;
}

function sessionOf(options: DoorOptions): SiteSession {
  return new SiteSession({ ...options, ...allowedHosts(options) });
}

function opened(session: SiteSession, answer: Answered): Result<OpenDoor, SiteFault> {
  return answer.ok ? ok({ session, page: answer.value }) : answer;
}
