/** Where the submission site and its login may be: nothing is asked of any other host. */
export interface AllowedHosts {
  /** host:port of the page observations are submitted on. */
  submitHost: string;
  /** host:port that is told name and password; the only one. */
  loginHost: string;
}

export function allowedHosts({ submitUrl, loginUrl }: { submitUrl: string; loginUrl: string }): AllowedHosts {
  return { submitHost: new URL(submitUrl).host, loginHost: new URL(loginUrl).host };
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Encrypted, or on this computer; and one of the two. */
export function isAllowed(address: string, { submitHost, loginHost }: AllowedHosts): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, host } = new URL(address);
  const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return safe && (host === submitHost || host === loginHost);
}
