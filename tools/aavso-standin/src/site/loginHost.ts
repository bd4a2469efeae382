import { type Exchange, redirect, sendPage, setCookie, token } from './exchange.js';
import {
  CAPTCHA,
  consentPage,
  DECOY,
  escapeHtml,
  loginPage,
  mfaPage,
  NAME_FIELD,
  PASSWORD_FIELD,
  page,
} from './pages.js';
import type { SiteStage, SiteTrouble } from './siteTrouble.js';

export interface LoginHostOptions {
  account: { username: string; password: string };
  take(stage: SiteStage): SiteTrouble | null;
  /** Where a form leads that leads astray. */
  elsewhere(): string;
  /** Does what troubles of every stage do; true: the answer is given. */
  troubled(exchange: Exchange, trouble: SiteTrouble | null): Promise<boolean>;
}

/** One way through the login. */
interface Visit {
  state: string;
  redirectUri: string;
  siteState: string;
  username: string;
  trouble: SiteTrouble | null;
}

/** A fake of Auth0's Universal Login: `/authorize`, the login in both forms, and back with a code. */
export class LoginHost {
  private readonly visits = new Map<string, Visit>();
  /** Codes the site may take, once each. */
  readonly codes = new Set<string>();

  constructor(private readonly options: LoginHostOptions) {}

  async handle(exchange: Exchange): Promise<void> {
    const { method, url, response, cookies } = exchange;
    if (url.pathname === '/authorize') return this.begin(exchange);
    const visit = this.visits.get(url.searchParams.get('state') ?? '');
    if (visit === undefined || cookies.get('auth0') !== visit.state) {
      return sendPage(response, 400, page('Oops', '<h1>Oops!, something went wrong</h1><p>invalid state</p>'));
    }
    if (method === 'GET') return this.show(exchange, visit);
    return url.pathname === '/u/login/identifier' ? this.takeName(exchange, visit) : this.takePassword(exchange, visit);
  }

  private begin({ url, response }: Exchange): void {
    const state = token();
    const trouble = this.options.take('login');
    const redirectUri = url.searchParams.get('redirect_uri') ?? '';
    this.visits.set(state, {
      state,
      redirectUri,
      siteState: url.searchParams.get('state') ?? '',
      username: '',
      trouble,
    });
    setCookie(response, 'auth0', state);
    redirect(response, `/u/login${isIdentifierFirst(trouble) ? '/identifier' : ''}?state=${state}`);
  }

  private async show(exchange: Exchange, visit: Visit): Promise<void> {
    const { url, response } = exchange;
    if (url.pathname === '/u/mfa-otp-challenge') return sendPage(response, 200, mfaPage(visit.state));
    if (url.pathname === '/u/consent') return sendPage(response, 200, consentPage(visit.state));
    if (await this.options.troubled(exchange, visit.trouble)) return;
    if (visit.trouble?.kind === 'changed') return sendPage(response, 200, page('Log in', '<div id="app"></div>'));
    sendPage(response, 200, this.form(url.pathname, visit));
  }

  private takeName({ form, response }: Exchange, visit: Visit): void {
    visit.username = form.get('username') ?? '';
    redirect(response, `/u/login/password?state=${visit.state}`);
  }

  private async takePassword(exchange: Exchange, visit: Visit): Promise<void> {
    const { url, form, response } = exchange;
    const trouble = this.options.take('password');
    if (await this.options.troubled(exchange, trouble)) return;
    const { username, password } = this.options.account;
    const named = form.get('username') ?? visit.username;
    const right = form.get('state') === visit.state && named === username && form.get('password') === password;
    const refusal = right ? refusalOf(trouble) : { code: 'wrong-credentials', words: 'Wrong email or password' };
    if (refusal !== null) return sendPage(response, 400, this.form(url.pathname, visit, refusal));
    if (trouble?.kind === 'mfa') return redirect(response, `/u/mfa-otp-challenge?state=${visit.state}`);
    if (trouble?.kind === 'consent') return redirect(response, `/u/consent?state=${visit.state}`);
    const code = token();
    this.codes.add(code);
    const back = new URL(visit.redirectUri);
    back.search = String(new URLSearchParams({ code, state: visit.siteState }));
    redirect(response, back.href);
  }

  private form(pathname: string, { state, username, trouble }: Visit, error?: Refusal): string {
    const known = `<input type="hidden" name="username" value="${escapeHtml(username)}">`;
    const first = pathname.endsWith('/identifier') ? NAME_FIELD + DECOY : known + PASSWORD_FIELD;
    return loginPage({
      state,
      fields: isIdentifierFirst(trouble) ? first : NAME_FIELD + PASSWORD_FIELD,
      action: trouble?.kind === 'strangeHost' ? this.options.elsewhere() : '',
      extra: trouble?.kind === 'captcha' || error?.code === 'invalid-captcha' ? CAPTCHA : '',
      error,
    });
  }
}

interface Refusal {
  code: string;
  words: string;
}

function isIdentifierFirst(trouble: SiteTrouble | null): boolean {
  return trouble?.kind === 'identifierFirst';
}

/** What a right password is refused with all the same. */
function refusalOf(trouble: SiteTrouble | null): Refusal | null {
  if (trouble?.kind === 'captcha') return { code: 'invalid-captcha', words: 'Solve the challenge question' };
  if (trouble?.kind !== 'blocked') return null;
  return { code: 'user-blocked', words: 'Your account has been blocked after multiple consecutive login attempts.' };
}
