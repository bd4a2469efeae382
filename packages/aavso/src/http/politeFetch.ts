import type { Result } from '@wombat/result';
import { readJson } from './jsonReading.js';
import { limitedText } from './limitedText.js';
import { backOffMilliseconds, retryAfterMilliseconds } from './retryDelay.js';

export type PoliteAnswer =
  | { outcome: 'answer'; status: number; body: string }
  /** `refused`: the last attempt had an answer, but none that serves; `unreachable`: it had none. */
  | { outcome: 'unavailable'; because: 'refused' | 'unreachable'; reason: string };

/** Asks one address for data, politely; it rejects only where the sleep it was given does. */
export type PoliteFetch = (url: string) => Promise<PoliteAnswer>;

export interface PoliteFetchOptions {
  /** Names the program and a way to reach its owner. */
  userAgent: string;
  /** Smallest time between the starts of two requests to one host. */
  minIntervalMilliseconds: number;
  /** For one attempt, headers and body together. */
  timeoutMilliseconds: number;
  attempts: number;
  /** Whether a body is the data that was asked for; JSON where it is not given. */
  read?(body: string): Result<unknown, { code: string; message: string }>;
  sleep(milliseconds: number): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  /** 0 <= value < 1. */
  random(): number;
}

type Attempt =
  | { kind: 'answer'; status: number; body: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'again'; because: Because; reason: string; retryAfterMilliseconds: number | null };

type Because = 'refused' | 'unreachable';

/** A service that asks for a longer pause than this is not waited for here: the caller asks again another time. */
const LONGEST_PAUSE_MILLISECONDS = 120_000;

/** 405 is no slip: VSX's gate answers it, as 403, to clients it holds back for a while. */
const HELD_BACK = new Set([403, 405, 408, 425, 429]);

/**
 * A client for public services: one request at a time and a minimum interval per host, time-outs, and retries with a
 * jittered back-off that honours Retry-After. 403, 405, 429, 5xx, time-outs, a web page or broken JSON end, after the
 * last attempt, as `unavailable`; so does, at once, an answer that is too long; other statuses (400, 404) are the
 * caller's to read.
 */
export function politeFetch(options: PoliteFetchOptions): PoliteFetch {
  const queues = new Map<string, Promise<unknown>>();
  const lastStarts = new Map<string, number>();

  async function waitForTurn(host: string): Promise<void> {
    const last = lastStarts.get(host);
    const wait = last === undefined ? 0 : last + options.minIntervalMilliseconds - options.now();
    // Longer where the clock was put back meanwhile.
    if (wait > 0) await options.sleep(Math.min(wait, options.minIntervalMilliseconds));
    lastStarts.set(host, options.now());
  }

  async function ask(url: string, host: string): Promise<PoliteAnswer> {
    let reason = '';
    let because: Because = 'unreachable';
    for (let attempt = 1; attempt <= options.attempts; attempt++) {
      await waitForTurn(host);
      const result = await tryOnce(url, options);
      if (result.kind === 'answer') return { outcome: 'answer', status: result.status, body: result.body };
      if (result.kind === 'refused') return { outcome: 'unavailable', because: 'refused', reason: result.reason };
      ({ reason, because } = result);
      const pause = result.retryAfterMilliseconds ?? backOffMilliseconds(attempt, options.random);
      if (pause > LONGEST_PAUSE_MILLISECONDS) {
        const wish = `${host} ${reason} and asks to wait ${Math.ceil(pause / 1_000)} s.`;
        return { outcome: 'unavailable', because, reason: wish };
      }
      if (attempt < options.attempts) await options.sleep(pause);
    }
    const tries = options.attempts === 1 ? '1 attempt' : `${options.attempts} attempts`;
    return { outcome: 'unavailable', because, reason: `${host} ${reason} (${tries}).` };
  }

  return (url) => {
    if (!URL.canParse(url)) {
      const reason = `${url} is not a web address.`;
      return Promise.resolve({ outcome: 'unavailable', because: 'unreachable', reason });
    }
    const { host } = new URL(url);
    const turn = () => ask(url, host);
    // A turn that was broken off from outside (a sleep that rejects) does not hold up those behind it.
    const answer = (queues.get(host) ?? Promise.resolve()).then(turn, turn);
    queues.set(host, answer);
    return answer;
  };
}

async function tryOnce(url: string, options: PoliteFetchOptions): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      headers: { 'User-Agent': options.userAgent, Accept: 'application/json' },
      signal: AbortSignal.timeout(options.timeoutMilliseconds),
    });
    const text = await limitedText(response);
    if (!text.ok) return { kind: 'refused', reason: text.fault.message };
    const body = text.value;
    const retryAfter = retryAfterMilliseconds(response.headers.get('retry-after'), options.now());
    if (HELD_BACK.has(response.status) || response.status >= 500) {
      return {
        kind: 'again',
        because: 'refused',
        reason: `answered ${response.status}`,
        retryAfterMilliseconds: retryAfter,
      };
    }
    const reading = (options.read ?? readJson)(body);
    // A page is never an answer; other text beside an error status is kept for the caller to quote.
    if (!reading.ok && (response.ok || reading.fault.code === 'html')) {
      return { kind: 'again', because: 'refused', reason: reading.fault.message, retryAfterMilliseconds: retryAfter };
    }
    return { kind: 'answer', status: response.status, body };
  } catch (error) {
    return { kind: 'again', because: 'unreachable', reason: failureText(error, options), retryAfterMilliseconds: null };
  }
}

function failureText(error: unknown, options: PoliteFetchOptions): string {
  if (!(error instanceof Error)) return `could not be reached: ${String(error)}`;
  if (error.name === 'TimeoutError') return `did not answer within ${options.timeoutMilliseconds / 1_000} s`;
  const cause = error.cause instanceof Error ? error.cause.message : error.message;
  return `could not be reached: ${cause}`;
}
