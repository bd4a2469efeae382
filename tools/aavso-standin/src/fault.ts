import { LIES, type Lie } from './lie.js';

export type Service = 'vsx' | 'vsp';

/**
 * What goes wrong with a service: an HTTP status (with Retry-After where given), a bot-challenge page in place of the
 * answer, an answer that comes late, a connection closed without one, an answer cut in the middle, one with megabytes
 * of blanks behind it, the word null in its place, one that is whole and not true.
 * `times`: how many requests it spoils before the service heals by itself; for ever when absent.
 */
export type Fault = { times?: number } & (
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  | { kind: 'challenge' }
  | { kind: 'slow'; delayMilliseconds: number }
  | { kind: 'close' }
  | { kind: 'truncated' }
  | { kind: 'huge'; megabytes: number }
  | { kind: 'null' }
  | { kind: 'lie'; lie: Lie }
);

export const CHALLENGE_PAGE =
  '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>Checking your browser</body></html>';

const DEFAULT_RETRY_AFTER_SECONDS = 2;
const DEFAULT_DELAY_MILLISECONDS = 120_000;
const DEFAULT_MEGABYTES = 100;

/**
 * A fault out of its short form: `503`, `403`, `429` or `429:5` (Retry-After in seconds), `challenge` (or `html`),
 * `slow` or `slow:1500` (milliseconds), `close`, `truncated`, `huge` or `huge:40` (megabytes), `null`, `elsewhere` or
 * `negative` (lies); with `*3` at the end it heals after three requests. `none` is null. Throws for anything else.
 */
export function parseFault(text: string): Fault | null {
  const [, name = '', amount, times] = /^([a-z]+|\d{3})(?::(\d+))?(?:\*(\d+))?$/.exec(text) ?? [];
  const limit = times === undefined ? {} : { times: Number(times) };
  if (name === 'none') return null;
  if (name === 'challenge' || name === 'html') return { kind: 'challenge', ...limit };
  if (name === 'close' || name === 'truncated' || name === 'null') return { kind: name, ...limit };
  const lie = LIES.find((one) => one === name);
  if (lie !== undefined) return { kind: 'lie', lie, ...limit };
  if (name === 'huge') return { kind: 'huge', megabytes: Number(amount ?? DEFAULT_MEGABYTES), ...limit };
  if (name === 'slow') {
    return { kind: 'slow', delayMilliseconds: Number(amount ?? DEFAULT_DELAY_MILLISECONDS), ...limit };
  }
  if (/^[345]\d\d$/.test(name)) {
    const retry = amount ?? (name === '429' ? DEFAULT_RETRY_AFTER_SECONDS : null);
    return {
      kind: 'status',
      status: Number(name),
      ...(retry === null ? {} : { retryAfterSeconds: Number(retry) }),
      ...limit,
    };
  }
  throw new Error(
    `Not a fault: "${text}"; known are 503, 403, 429:SECONDS, challenge, slow:MILLISECONDS, close, truncated, huge:MEGABYTES, null, elsewhere, negative, none`,
  );
}
