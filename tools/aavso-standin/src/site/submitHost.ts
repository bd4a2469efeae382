import type { Archive } from './archive.js';
import { type Exchange, redirect, sendPage, setCookie, token } from './exchange.js';
import { type Observation, observationsOf } from './observationRows.js';
import { complaintsList, manualPage, page, previewPage, relayPage, uploadPage } from './pages.js';
import { AFTER_TAKING, type SiteStage, type SiteTrouble } from './siteTrouble.js';

export const SUBMIT_PATH = '/v2/data/submit/photometry/';
const SUCCESS = `${SUBMIT_PATH}?success=true`;
const LOGIN_PATH = '/v2/accounts/auth0/login/';

export interface SubmitHostOptions {
  archive: Archive;
  take(stage: SiteStage): SiteTrouble | null;
  troubled(exchange: Exchange, trouble: SiteTrouble | null): Promise<boolean>;
  pause(milliseconds: number): Promise<void>;
  /** Codes of the login, each good once. */
  codes: Set<string>;
  loginUrl(): string;
  ownUrl(): string;
}

interface Session {
  csrf: string;
  preview: Observation[] | null;
}

/** A fake of the AAVSO's page for observations: session, file, preview, confirmation. */
export class SubmitHost {
  private readonly sessions = new Map<string, Session>();
  private readonly states = new Set<string>();

  constructor(private readonly options: SubmitHostOptions) {}

  async handle(exchange: Exchange): Promise<void> {
    const { method, url, response } = exchange;
    if (url.pathname === LOGIN_PATH) return method === 'POST' ? this.relay(exchange) : this.showRelay(exchange);
    if (url.pathname === `${LOGIN_PATH}callback/`) return this.callback(exchange);
    if (url.pathname !== SUBMIT_PATH) return sendPage(response, 404, page('Not found', '<h1>Not Found</h1>'));
    const session = this.sessionOf(exchange);
    if (method === 'GET') return this.show(exchange, session);
    if (session === null) return redirect(response, `${LOGIN_PATH}?next=${SUBMIT_PATH}`);
    if (
      exchange.form.get('csrfmiddlewaretoken') !== session.csrf ||
      !exchange.referer.startsWith(this.options.ownUrl())
    ) {
      return sendPage(response, 403, page('Forbidden', '<h1>Forbidden (403)</h1><p>CSRF verification failed.</p>'));
    }
    if (exchange.form.has('submit')) return this.confirm(exchange, session);
    return this.preview(exchange, session);
  }

  /** A session as a login would have made it, for an observer who pastes its cookie. */
  openSession(): string {
    const id = token();
    this.sessions.set(id, { csrf: token(), preview: null });
    return id;
  }

  private showRelay({ response }: Exchange): void {
    const csrf = token();
    setCookie(response, 'csrftoken', csrf);
    sendPage(response, 200, relayPage(csrf));
  }

  private relay({ form, cookies, response }: Exchange): void {
    if (form.get('csrfmiddlewaretoken') === cookies.get('csrftoken')) {
      const state = token();
      this.states.add(state);
      const redirect_uri = `${this.options.ownUrl()}${LOGIN_PATH}callback/`;
      const query = new URLSearchParams({ client_id: 'aavso', response_type: 'code', state, redirect_uri });
      redirect(response, `${this.options.loginUrl()}/authorize?${query}`);
    } else sendPage(response, 403, page('Forbidden', '<h1>Forbidden (403)</h1><p>CSRF verification failed.</p>'));
  }

  private callback({ url, response }: Exchange): void {
    const known = this.states.delete(url.searchParams.get('state') ?? '');
    if (known && this.options.codes.delete(url.searchParams.get('code') ?? '')) {
      setCookie(response, 'app2_session', this.openSession());
      redirect(response, SUBMIT_PATH);
    } else sendPage(response, 400, page('Login failure', '<h1>Social Network Login Failure</h1>'));
  }

  private async show(exchange: Exchange, session: Session | null): Promise<void> {
    const { response, url } = exchange;
    if (session === null) {
      if (await this.options.troubled(exchange, this.options.take('gate'))) return;
      return redirect(response, `${LOGIN_PATH}?next=${SUBMIT_PATH}`);
    }
    if (url.searchParams.has('success'))
      return sendPage(response, 200, page('Submitted', '<h1>Your observations</h1>'));
    const trouble = this.options.take('upload');
    if (await this.options.troubled(exchange, trouble)) return;
    if (trouble?.kind === 'changed') return sendPage(response, 200, page('Submit', '<div id="app"></div>'));
    if (trouble?.kind === 'manualFirst') return sendPage(response, 200, manualPage(session.csrf));
    sendPage(response, 200, uploadPage(session.csrf, trouble?.kind === 'onlySubmit' ? { buttonText: 'Submit' } : {}));
  }

  private async preview(exchange: Exchange, session: Session): Promise<void> {
    const { form, response } = exchange;
    const file = form.get('observations_file');
    if (file === undefined) return sendPage(response, 200, uploadPage(session.csrf));
    const trouble = this.options.take('preview');
    if (await this.options.troubled(exchange, trouble)) return;
    if (trouble?.kind === 'expired') return this.forget(exchange);
    if (trouble?.kind === 'complaints') return complain(exchange, session);
    const observations = observationsOf(file);
    if (trouble?.kind === 'takes') {
      this.options.archive.add(observations);
      return redirect(response, SUCCESS);
    }
    session.preview = trouble?.kind === 'fewer' ? observations.slice(1) : observations;
    const warning = trouble?.kind === 'duplicates' ? '1 observation already exists in the database' : '';
    const counted = trouble?.kind !== 'uncounted';
    sendPage(response, 200, previewPage({ csrf: session.csrf, observations: session.preview, warning, counted }));
  }

  private async confirm(exchange: Exchange, session: Session): Promise<void> {
    const { response } = exchange;
    const trouble = this.options.take('confirm');
    if (trouble?.kind === 'expired') return this.forget(exchange);
    if (trouble?.kind === 'stall') await this.options.pause(trouble.amount);
    if (trouble?.kind === 'cutBefore' || trouble?.kind === 'stall') return void response.destroy();
    if (trouble !== null && trouble.kind !== 'slow' && (await this.options.troubled(exchange, trouble))) return;
    if (session.preview === null) return sendPage(response, 200, uploadPage(session.csrf));
    if (trouble?.kind !== 'claims') this.options.archive.add(session.preview);
    session.preview = null;
    return this.receipt(exchange, session, trouble);
  }

  /** What is said of observations that were taken. */
  private async receipt(exchange: Exchange, session: Session, trouble: SiteTrouble | null): Promise<void> {
    const { response } = exchange;
    const kind = trouble?.kind ?? '';
    const after = AFTER_TAKING[kind];
    if (trouble !== null && after !== undefined && (await this.options.troubled(exchange, { ...trouble, kind: after })))
      return;
    if (kind === 'expiredAfter') return this.forget(exchange);
    if (kind === 'strangeAfter') return sendPage(response, 200, page('AAVSO', '<h1>Welcome back</h1>'));
    if (kind === 'complainsAfter') return complain(exchange, session);
    await this.options.troubled(exchange, trouble);
    redirect(response, SUCCESS);
  }

  private forget({ cookies, response }: Exchange): void {
    this.sessions.delete(cookies.get('app2_session') ?? '');
    redirect(response, `${LOGIN_PATH}?next=${SUBMIT_PATH}`);
  }

  private sessionOf({ cookies }: Exchange): Session | null {
    return this.sessions.get(cookies.get('app2_session') ?? '') ?? null;
  }
}

function complain({ response }: Exchange, { csrf }: Session): void {
  sendPage(response, 200, uploadPage(csrf, { complaints: complaintsList() }));
}
