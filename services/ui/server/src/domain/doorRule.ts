import type { Fault } from '@wombat/result';

/** What a request says of where it comes from. */
export interface Caller {
  method: string;
  /** The Host header. */
  host: string | undefined;
  origin: string | undefined;
  /** The Sec-Fetch-Site header. */
  fetchSite: string | undefined;
  contentType: string | undefined;
}

/** Why a request is not let in, as an HTTP status and a sentence. */
export interface DoorFault extends Fault {
  readonly status: 403 | 415;
}

const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/;
const READING = new Set(['GET', 'HEAD']);

/**
 * Only our own page may ask: a page of another site must neither read (a foreign name that is made to resolve to this
 * computer, DNS rebinding) nor decide (cross-site request forgery). Addresses and `localhost` cannot be made to resolve
 * to something else; `names` are the other names the page may be opened by, `url` how a proxy before it shows it. Null:
 * it is let in.
 */
export function doorRule(caller: Caller, names: readonly string[], url: string | null = null): DoorFault | null {
  const name = hostnameOf(caller.host);
  const known = url === null ? names : [...names, new URL(url).hostname];
  if (name !== 'localhost' && !ADDRESS.test(name) && !known.includes(name)) {
    return {
      status: 403,
      message: `the page is not served by the name '${name}': open it by its address, or name it in ui.url or WOMBAT_UI_NAMES`,
    };
  }
  if (READING.has(caller.method)) return null;
  if (!isSameOrigin(caller, url)) return { status: 403, message: 'only the page of this server may decide' };
  if (!/^application\/json\s*(;|$)/i.test(caller.contentType ?? '')) {
    return { status: 415, message: 'the request must be application/json' };
  }
  return null;
}

/** A caller that says nothing of itself is refused too: every browser says at least one of the two. */
function isSameOrigin({ origin, fetchSite, host }: Caller, url: string | null): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false;
  if (origin !== undefined) return hostOfOrigin(origin) === host || (url !== null && origin === new URL(url).origin);
  return fetchSite === 'same-origin';
}

function hostOfOrigin(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function hostnameOf(host: string | undefined): string {
  const text = `http://${host ?? ''}`;
  return URL.canParse(text) ? new URL(text).hostname : '';
}
