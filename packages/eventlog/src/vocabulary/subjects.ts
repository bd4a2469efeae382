/**
 * Subjects of the log. A night or series may be named anything; a NATS token may not, so names are escaped one to one.
 */

export interface SeriesName {
  night: string;
  targetName: string;
  filter: string;
}

const SAFE = /[A-Za-z0-9-]/;

/**
 * Injective over all text UTF-8 can hold: everything but letters, digits and '-' becomes '=' and two hex digits per
 * byte; '' becomes '='.
 */
export function encodeToken(text: string): string {
  if (text === '') return '=';
  let out = '';
  for (const byte of new TextEncoder().encode(text)) {
    const char = String.fromCharCode(byte);
    out += byte < 128 && SAFE.test(char) ? char : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

/** The inverse of `encodeToken`; throws on a token it cannot have written. */
export function decodeToken(token: string): string {
  if (token === '=') return '';
  const bytes = token.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const text = decoder.decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  if (text === '' || encodeToken(text) !== token) throw new Error(`not an encoded token: ${token}`);
  return text;
}

/** '_' cannot come out of `encodeToken`, so it is free to mean "no night" and "no series". */
function nightToken(night: string | null): string {
  return night === null ? '_' : encodeToken(night);
}

function seriesToken(series: SeriesName | null): string {
  return series === null ? '_' : `${encodeToken(series.targetName)}:${encodeToken(series.filter)}`;
}

export function eventSubject(night: string | null, series: SeriesName | null): string {
  return `wombat.events.${nightToken(night)}.${seriesToken(series)}`;
}

export function frameSubject(kind: string, night: string | null, series: SeriesName | null): string {
  return `wombat.frames.${encodeToken(kind)}.${nightToken(night)}.${seriesToken(series)}`;
}

export function workSubject(kind: string): string {
  return `wombat.work.${encodeToken(kind)}`;
}

export function deadSubject(kind: string): string {
  return `wombat.dead.${encodeToken(kind)}`;
}

/** Heard by the owner of the work while it runs; of no stream. */
export function heldSubject(kind: string): string {
  return `wombat.held.${encodeToken(kind)}`;
}

/** Heard of a worker while it lives; of no stream. */
export function workerSubject(kind: string): string {
  return `wombat.workers.${encodeToken(kind)}`;
}

/** The durable of a service on each stream it follows. */
export function projectionDurable(service: string): string {
  return `projection-${service}`;
}

/** The durable all workers of a kind share. */
export function workerDurable(kind: string): string {
  return `worker-${kind}`;
}

/** Where answers reach this user of the broker, and nobody else who is held to his own. */
export function inboxPrefix(user: string): string {
  return `_INBOX.${encodeToken(user)}`;
}

/** One text for a series, for logs, keys and people. */
export function seriesKey(series: SeriesName): string {
  return `${series.night}/${series.targetName}/${series.filter}`;
}
