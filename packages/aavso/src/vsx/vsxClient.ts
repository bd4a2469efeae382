import { ok } from '@wombat/result';
import { type AnswerCache, NO_CACHE, UNKNOWN_DAYS } from '../http/answerCache.js';
import { askService, type ServiceReading } from '../http/askService.js';
import { type CallWitness, NO_WITNESS } from '../http/callWitness.js';
import { readJson } from '../http/jsonReading.js';
import type { PoliteFetch } from '../http/politeFetch.js';
import type { ServiceAnswer } from '../http/serviceAnswer.js';
import { serviceUrl } from '../http/serviceUrl.js';
import { parseVsxList, parseVsxObjects, type VsxReading, type VsxStar } from './vsxStar.js';

export interface VsxClient {
  /** By name or AUID. `unknown` is VSX's empty answer; of several stars of one name the others are in `also`. */
  byName(name: string): Promise<ServiceAnswer<VsxStar>>;
  /** All known variables round a position; an empty field is `found` with no stars. */
  near(position: { raDegrees: number; decDegrees: number }, radiusDegrees: number): Promise<ServiceAnswer<VsxStar[]>>;
}

export interface VsxClientOptions {
  /** As configured, e.g. `https://vsx.aavso.org`; requests go to `<baseUrl>/index.php`. */
  baseUrl: string;
  fetch: PoliteFetch;
  cache?: AnswerCache;
  /** How long an answer is taken from the cache; a star VSX does not know is asked for again after a day at most. */
  cacheDays?: number;
  /** Told of every question that goes out. */
  witness?: CallWitness;
}

export function vsxClient({ baseUrl, fetch, ...options }: VsxClientOptions): VsxClient {
  const { cache = NO_CACHE, cacheDays = 0, witness = NO_WITNESS } = options;

  function ask<T>(
    query: Record<string, string | number>,
    parse: (json: unknown) => VsxReading<T | null>,
  ): Promise<ServiceAnswer<T>> {
    const url = serviceUrl(baseUrl, 'index.php', { ...query, format: 'json' });
    return askService({ url, fetch, cache, witness }, ({ status, body }) => {
      if (status !== 200) return unavailable(url, `VSX answered ${status}; is its address right?`);
      const json = readJson(body);
      if (!json.ok) return unavailable(url, `VSX ${json.fault.message}.`);
      const reading = parse(json.value);
      if (!reading.ok) return unavailable(url, reading.fault.message);
      if (reading.value === null)
        return { answer: { outcome: 'unknown', raw: body, url }, days: Math.min(UNKNOWN_DAYS, cacheDays) };
      return { answer: { outcome: 'found', value: reading.value, raw: body, url }, days: cacheDays };
    });
  }

  return {
    byName: async (name) => {
      const answer = await ask({ view: 'api.object', ident: name }, parseObject);
      if (answer.outcome !== 'found') return answer;
      const { value, raw, url } = answer;
      return { outcome: 'found', value: value.star, raw, url, ...(value.also.length > 0 && { also: value.also }) };
    },
    near: (position, radiusDegrees) =>
      ask({ view: 'api.list', ra: position.raDegrees, dec: position.decDegrees, radius: radiusDegrees }, parseVsxList),
  };
}

/** Null: VSX does not know the name. */
function parseObject(json: unknown): VsxReading<{ star: VsxStar; also: VsxStar[] } | null> {
  const read = parseVsxObjects(json);
  if (!read.ok) return read;
  const [star, ...also] = read.value;
  return ok(star === undefined ? null : { star, also });
}

function unavailable(url: string, reason: string): ServiceReading<never> {
  return { answer: { outcome: 'unavailable', reason, url }, days: 0 };
}
