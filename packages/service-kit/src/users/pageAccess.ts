import { ok, type Result, refuse } from '@wombat/result';
import type { Config } from '../config/schema.js';
import { readUsers } from './userFile.js';

/**
 * How people are known on the page. `open`: by the name they give, on this computer alone; `login`: by name and
 * password; `proxy`: by what a trusted proxy says of them.
 */
export type PageAccess = 'open' | 'login' | 'proxy';

export interface PagePlaces {
  ui: Config['ui'];
  /** Names the page may be opened by beside localhost and addresses. */
  names: readonly string[];
  /** How many may log in. */
  users: number;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** A page that others can reach is served to people who are known alone; what is missing for that, as a sentence. */
export function pageAccess({ ui, names, users }: PagePlaces): Result<PageAccess> {
  if (ui.trustedProxy !== undefined) return ok('proxy');
  if (users > 0) return ok('login');
  const beyond = [
    ...(isLoopback(ui.listen) ? [] : [`listens on ${ui.listen} (ui.listen)`]),
    ...namesBeyond(ui, names).map((name) => `answers to the name ${name}`),
  ];
  const [first] = beyond;
  if (first === undefined) return ok('open');
  return refuse(
    `the page ${first}, so others can reach it, and nobody is known: ./wombat user add NAME --role admin makes a login, or ui.trustedProxy names the proxy that knows people`,
  );
}

export interface PageEnvironment {
  home: string;
  config: Pick<Config, 'ui'>;
  page: { names: readonly string[] };
}

/** Why the page cannot be served as it is set; null where it can. */
export function pageProblem({ home, config, page }: PageEnvironment): string | null {
  const users = readUsers(home);
  if (!users.ok) return users.fault.message;
  const access = pageAccess({ ui: config.ui, names: page.names, users: users.value.size });
  return access.ok ? null : access.fault.message;
}

function namesBeyond({ url }: Config['ui'], names: readonly string[]): string[] {
  const own = url === null ? [] : [new URL(url).hostname];
  return [...own, ...names].filter((name) => !isLoopback(name));
}
