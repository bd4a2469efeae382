import type { CallEnd, CallWitness } from '@wombat/aavso';
import type { FormButton, HtmlForm, SiteAnswer, SiteFault } from '@wombat/aavso/submission';
import { blockOf, excerpt, formEntries, siteFault } from '@wombat/aavso/submission';
import { ok, type Result, refuse } from '@wombat/result';
import { CookieJar } from 'tough-cookie';
import { type AllowedHosts, isAllowed } from './allowedHosts.js';
import { readBody } from './readBody.js';

export type Answered = Result<SiteAnswer, SiteFault>;

export interface SiteSessionOptions extends AllowedHosts {
  /** Names the program. */
  userAgent: string;
  /** For one request with its answer. */
  timeoutMilliseconds: number;
  mostHops?: number;
  mostBytes?: number;
  /** Ends what is under way when the service stops; a confirmation is not ended by it. */
  stopping?: AbortSignal;
  /** Told of every request that goes out. */
  witness?: CallWitness;
}

/** A form as it is sent: what is filled in, the button that is pressed, and a file where it takes one. */
export interface Filled {
  form: HtmlForm;
  filled?: Readonly<Record<string, string>>;
  button: FormButton | null;
  file?: { field: string; name: string; text: string };
}

interface Request {
  url: string;
  body: URLSearchParams | FormData | null;
  referer: string;
  patient: boolean;
}

const MOST_HOPS = 15;
const MOST_BYTES = 4_000_000;
const MOVED = new Set([301, 302, 303]);
const MOVED_WITH_BODY = new Set([307, 308]);

/**
 * One visit to the submission site, with its cookies: pages are fetched from the two hosts alone, redirects followed by
 * hand and only so far, answers read only so long. A body is never sent on to where a redirect leads.
 */
export class SiteSession {
  private readonly jar = new CookieJar();

  constructor(private readonly options: SiteSessionOptions) {}

  setCookie(url: string, name: string, value: string): void {
    this.jar.setCookieSync(`${name}=${value}; Path=/`, url);
  }

  get(url: string): Promise<Answered> {
    return this.follow({ url, body: null, referer: '', patient: false });
  }

  /** `from` is the page the form stands on. `patient`: not to be ended by a stop of the service. */
  send(from: SiteAnswer, sent: Filled, { patient = false } = {}): Promise<Answered> {
    const { form, filled = {}, button, file } = sent;
    const entries = formEntries(form, filled, button);
    if (form.method === 'get') {
      const url = new URL(form.action);
      url.search = String(new URLSearchParams(entries));
      return this.follow({ url: url.href, body: null, referer: from.url, patient });
    }
    const body = form.multipart || file !== undefined ? new FormData() : new URLSearchParams();
    for (const [name, value] of entries) body.append(name, value);
    if (file !== undefined && body instanceof FormData) {
      body.append(file.field, new Blob([file.text], { type: 'text/plain' }), file.name);
    }
    return this.follow({ url: form.action, body, referer: from.url, patient });
  }

  /** As `send`, for what only the login may be told. */
  async sendSecret(from: SiteAnswer, sent: Filled): Promise<Answered> {
    const { loginHost } = this.options;
    const host = URL.canParse(sent.form.action) ? new URL(sent.form.action).host : 'nowhere';
    if (sent.form.method !== 'post' || host !== loginHost) {
      return refuse(siteFault('strangeHost', `the login form leads to ${excerpt(host, 100)}, not to ${loginHost}`));
    }
    return this.send(from, sent);
  }

  private async follow(first: Request): Promise<Answered> {
    let request = first;
    for (let hop = 0; hop <= (this.options.mostHops ?? MOST_HOPS); hop++) {
      if (!isAllowed(request.url, this.options)) {
        return refuse(siteFault('strangeHost', excerpt(hostOf(request.url), 100)));
      }
      const asked = await this.ask(request);
      if (!asked.ok) return asked;
      const { answer, location } = asked.value;
      if (location === null) return ok(answer);
      if (MOVED_WITH_BODY.has(answer.status) && request.body !== null) {
        return refuse(siteFault('formChanged', 'a redirect wants what was sent to be sent on'));
      }
      const url = URL.canParse(location, request.url) ? new URL(location, request.url).href : location;
      request = { ...request, url, body: null, referer: request.url };
    }
    return refuse(siteFault('unavailable', 'it leads on and on'));
  }

  private async ask(request: Request): Promise<Result<{ answer: SiteAnswer; location: string | null }, SiteFault>> {
    const ended = this.options.witness?.();
    try {
      const response = await this.fetch(request);
      for (const cookie of response.headers.getSetCookie()) {
        this.jar.setCookieSync(cookie, request.url, { ignoreError: true });
      }
      const body = await readBody(response, this.options.mostBytes ?? MOST_BYTES);
      if (!body.ok) {
        ended?.({ outcome: 'refused', words: body.fault.message });
        return refuse(siteFault('unavailable', body.fault.message));
      }
      const { status, headers } = response;
      const moved = MOVED.has(status) || MOVED_WITH_BODY.has(status);
      const answer = {
        status,
        url: request.url,
        retryAfter: headers.get('retry-after'),
        wafAction: headers.get('x-amzn-waf-action'),
        body: body.value,
      };
      ended?.(endOf(answer));
      return ok({ answer, location: moved ? headers.get('location') : null });
    } catch (error) {
      const trouble = this.troubleOf(error, request.url);
      ended?.({ outcome: 'unreachable', words: trouble });
      return refuse(siteFault('unavailable', trouble));
    }
  }

  private fetch({ url, body, referer, patient }: Request): Promise<Response> {
    const { userAgent, timeoutMilliseconds, stopping } = this.options;
    const patience = AbortSignal.timeout(timeoutMilliseconds);
    const cookies = this.jar.getCookieStringSync(url);
    return fetch(url, {
      method: body === null ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        'User-Agent': userAgent,
        Accept: 'text/html,application/xhtml+xml',
        ...(referer === '' ? {} : { Referer: refererFor(referer, url) }),
        ...(body === null ? {} : { Origin: new URL(referer).origin }),
        ...(cookies === '' ? {} : { Cookie: cookies }),
      },
      body,
      signal: stopping === undefined || patient ? patience : AbortSignal.any([patience, stopping]),
    });
  }

  private troubleOf(error: unknown, url: string): string {
    const { host } = new URL(url);
    if (this.options.stopping?.aborted) return 'the program was stopped';
    if (!(error instanceof Error)) return `${host}: ${String(error)}`;
    if (error.name === 'TimeoutError') return `${host} took longer than ${this.options.timeoutMilliseconds / 1_000} s`;
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return `${host}: ${excerpt(cause, 100)}`;
  }
}

/** The host alone: what else stands in an address of a login is nobody's business. */
function endOf(answer: SiteAnswer): CallEnd {
  const block = blockOf(answer);
  if (block !== null) return { outcome: 'refused', words: block.message };
  const words = `${new URL(answer.url).host} answered ${answer.status}`;
  if (answer.status === 404) return { outcome: 'notFound', words };
  return { outcome: answer.status >= 400 ? 'refused' : 'answered', words };
}

/** As browsers do: another site learns no more than where one comes from. */
function refererFor(referer: string, url: string): string {
  const { origin } = new URL(referer);
  return origin === new URL(url).origin ? referer : `${origin}/`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'no address';
}
