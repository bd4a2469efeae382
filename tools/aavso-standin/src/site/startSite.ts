import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Archive } from './archive.js';
import { type Exchange, readExchange, redirect } from './exchange.js';
import { LoginHost } from './loginHost.js';
import { SITE_STAGES, type SiteStage, type SiteTrouble, SiteTroubles } from './siteTrouble.js';
import { SUBMIT_PATH, SubmitHost } from './submitHost.js';
import { CIRCLE_PATH, pause, troubled } from './troubled.js';

export type SiteHost = 'site' | 'login' | 'elsewhere';

/** One request as it came, whole: a test looks for what should not have been sent. */
export interface SiteRequest {
  host: SiteHost;
  method: string;
  path: string;
  headers: string;
  body: string;
}

export interface SubmissionSite {
  /** The page observations are submitted on. */
  submitUrl: string;
  /** The login's own host, another one than the site's. */
  loginUrl: string;
  archive: Archive;
  requests: SiteRequest[];
  /** As `setTrouble('confirm', 'cutAfter')`; `none` heals. */
  setTrouble(stage: SiteStage, trouble: string): void;
  /** The value of a session's cookie, as an observer would paste it. */
  openSession(): string;
  close(): Promise<void>;
}

export interface SiteOptions {
  account?: { username: string; password: string };
  archive?: Archive;
  port?: number;
}

/** The account the fake knows unless told otherwise. */
export const SITE_ACCOUNT = { username: 'observer@example.org', password: 'correct horse battery staple' };

/**
 * A fake of the AAVSO's submission site and of its login at Auth0, on two hosts (127.0.0.1 and localhost), with the
 * faults of `SITE_STAGES` on request. What it took stays in `archive`. Also from outside, at the site: `POST
 * /_trouble?confirm=cutAfter`, `GET /_commits`.
 */
export async function startSite(options: SiteOptions = {}): Promise<SubmissionSite> {
  const { account = SITE_ACCOUNT, archive = new Archive(), port = 0 } = options;
  const troubles = new SiteTroubles();
  const stopping = new AbortController();
  const requests: SiteRequest[] = [];
  const urls: Record<SiteHost, string> = { site: '', login: '', elsewhere: '' };
  const common = {
    take: (stage: SiteStage) => troubles.take(stage),
    troubled: ({ response }: Exchange, trouble: SiteTrouble | null) => troubled(response, trouble, stopping.signal),
  };
  const login = new LoginHost({ ...common, account, elsewhere: () => urls.elsewhere });
  const site = new SubmitHost({
    ...common,
    archive,
    pause: (milliseconds) => pause(milliseconds, stopping.signal),
    codes: login.codes,
    loginUrl: () => urls.login,
    ownUrl: () => urls.site,
  });
  const serve = (host: SiteHost, handle: (exchange: Exchange) => Promise<void>) =>
    createServer((request, response) => {
      answer(request, response, host, handle).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
    });
  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    host: SiteHost,
    handle: (exchange: Exchange) => Promise<void>,
  ): Promise<void> {
    const { exchange, body } = await readExchange(request, response, urls[host]);
    const { method, url } = exchange;
    if (controlled({ exchange, troubles, archive })) return;
    requests.push({ host, method, path: url.pathname + url.search, headers: JSON.stringify(request.headers), body });
    if (url.pathname === CIRCLE_PATH) redirect(response, CIRCLE_PATH);
    else await handle(exchange);
  }
  const servers = {
    site: serve('site', (exchange) => site.handle(exchange)),
    login: serve('login', (exchange) => login.handle(exchange)),
    elsewhere: serve('elsewhere', async ({ response }) => void response.writeHead(204).end()),
  };
  urls.site = await listen(servers.site, '127.0.0.1', port);
  urls.login = await listen(servers.login, 'localhost', 0);
  urls.elsewhere = await listen(servers.elsewhere, '127.0.0.1', 0);
  return {
    submitUrl: `${urls.site}${SUBMIT_PATH}`,
    loginUrl: urls.login,
    archive,
    requests,
    setTrouble: (stage, trouble) => troubles.put(stage, trouble),
    openSession: () => site.openSession(),
    close: async () => {
      stopping.abort();
      await Promise.all(Object.values(servers).map(close));
    },
  };
}

interface Control {
  exchange: Exchange;
  troubles: SiteTroubles;
  archive: Archive;
}

/** True: it was a request to the fake itself, and is answered. */
function controlled({ exchange: { method, url, response }, troubles, archive }: Control): boolean {
  if (url.pathname === '/_trouble' && method === 'POST') {
    for (const stage of SITE_STAGES) {
      const wanted = url.searchParams.get(stage);
      if (wanted !== null) troubles.put(stage, wanted);
    }
  } else if (url.pathname !== '/_commits') return false;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(archive.commits));
  return true;
}

async function listen(server: Server, name: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, name, resolve));
  return `http://${name}:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
