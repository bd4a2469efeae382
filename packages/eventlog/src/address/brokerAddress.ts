import { ok, type Result, refuse } from '@wombat/result';

/** Where the broker is and who calls, as `NATS_URL` says it. */
export interface BrokerAddress {
  /** `host:port` of each of them; never who calls. */
  servers: readonly [string, ...string[]];
  /** Both or neither; where there is a token, neither. */
  user: string | null;
  password: string | null;
  token: string | null;
  /** The connection has to be encrypted. */
  tls: boolean;
}

type Caller = Pick<BrokerAddress, 'user' | 'password' | 'token'>;
type OneAddress = Caller & { server: string; tls: boolean };

const PORT = '4222';
const SCHEMES = ['nats:', 'tls:'];
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])$/i;
const NOBODY: Caller = { user: null, password: null, token: null };

/** No part of the text is in it: any part of what cannot be read may be a password. */
const UNREADABLE =
  'the address of the nats-server cannot be read: it must be nats://HOST:PORT, nats://USER:PASSWORD@HOST:PORT or nats://TOKEN@HOST:PORT ' +
  '(tls:// to demand encryption), several with commas between them, all with the same user; in a password or token ' +
  "'/' is written as %2F, ',' as %2C, '@' as %40, ':' as %3A, '#' as %23, '?' as %3F and '%' as %25";

/** The one reader of addresses of a broker. Those of a cluster may leave out who calls where another one says it. */
export function readBrokerAddress(text: string): Result<BrokerAddress> {
  const pieces = text.split(',').map((one) => one.trim());
  // What stands before the @ of a later one is told from the end of a password with a comma by the scheme alone.
  if (pieces.slice(1).some((one) => one.includes('@') && !one.includes('://'))) return refuse(UNREADABLE);
  const addresses = pieces.map(readOne);
  const read = addresses.filter((one) => one !== null);
  const [first, ...others] = read;
  if (first === undefined || read.length < addresses.length) return refuse(UNREADABLE);
  const callers = read.filter(({ user, token }) => user !== null || token !== null);
  const { user, password, token } = callers[0] ?? NOBODY;
  if (callers.some((one) => one.user !== user || one.password !== password || one.token !== token))
    return refuse(UNREADABLE);
  const servers = [first.server, ...others.map(({ server }) => server)] as const;
  return ok({ servers: [...servers], user, password, token, tls: read.some(({ tls }) => tls) });
}

/** The addresses for messages and logs: without who calls, and nothing at all of what cannot be read. */
export function withoutPassword(text: string): string {
  const address = readBrokerAddress(text);
  if (!address.ok) return 'an address that cannot be read';
  const scheme = address.value.tls ? 'tls' : 'nats';
  return address.value.servers.map((server) => `${scheme}://${server}`).join(',');
}

/**
 * Null where it is none. A comma, slash, question mark or # of a password that is not written with % makes a part of it
 * look like a host or a path, so nothing but a name, a number and a port is taken there.
 */
function readOne(text: string): OneAddress | null {
  const hasScheme = text.includes('://');
  const url = URL.parse(hasScheme ? text : `nats://${text}`);
  if (url === null || !SCHEMES.includes(url.protocol) || !HOST.test(url.hostname) || url.port === '0') return null;
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '' || /\p{Cc}/u.test(text)) return null;
  const caller = callerOf(url, text);
  if (caller === null) return null;
  const port = url.port === '' ? PORT : url.port;
  return { ...caller, server: `${url.hostname}:${port}`, tls: url.protocol === 'tls:' };
}

/** As the nats-server's own clients: what stands alone before the @ is a token. Null where that cannot be read. */
function callerOf({ username, password }: URL, text: string): Caller | null {
  if (!text.includes('@')) return NOBODY;
  const [user, secret] = [decoded(username), decoded(password)];
  if (user === null || secret === null || user === '') return null;
  if (secret !== '') return { user, password: secret, token: null };
  return text.includes(':@') ? null : { user: null, password: null, token: user };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
