import { readJson } from '../http/jsonReading.js';
import type { PoliteFetch } from '../http/politeFetch.js';
import type { ServiceAnswer } from '../http/serviceAnswer.js';
import { serviceUrl } from '../http/serviceUrl.js';
import { parseVsxList, parseVsxObject, type VsxReading, type VsxStar } from './vsxStar.js';

export interface VsxClient {
  /** By name or AUID. `unknown` is VSX's empty answer. */
  byName(name: string): Promise<ServiceAnswer<VsxStar>>;
  /** All known variables round a position; an empty field is `found` with no stars. */
  near(position: { raDegrees: number; decDegrees: number }, radiusDegrees: number): Promise<ServiceAnswer<VsxStar[]>>;
}

/** `baseUrl` as configured, e.g. `https://vsx.aavso.org`; requests go to `<baseUrl>/index.php`. */
export function vsxClient({ baseUrl, fetch }: { baseUrl: string; fetch: PoliteFetch }): VsxClient {
  async function ask<T>(
    query: Record<string, string | number>,
    parse: (json: unknown) => VsxReading<T | null>,
  ): Promise<ServiceAnswer<T>> {
    const url = serviceUrl(baseUrl, 'index.php', { ...query, format: 'json' });
    const answer = await fetch(url);
    if (answer.outcome === 'unavailable') return { ...answer, url };
    if (answer.status !== 200) return unavailable(url, `VSX answered ${answer.status}; is its address right?`);
    const json = readJson(answer.body);
    if (!json.ok) return unavailable(url, `VSX ${json.fault.message}.`);
    const reading = parse(json.value);
    if (!reading.ok) return unavailable(url, reading.fault.message);
    if (reading.value === null) return { outcome: 'unknown', raw: answer.body, url };
    return { outcome: 'found', value: reading.value, raw: answer.body, url };
  }

  return {
    byName: (name) => ask({ view: 'api.object', ident: name }, parseVsxObject),
    near: (position, radiusDegrees) =>
      ask({ view: 'api.list', ra: position.raDegrees, dec: position.decDegrees, radius: radiusDegrees }, parseVsxList),
  };
}

function unavailable(url: string, reason: string): ServiceAnswer<never> {
  return { outcome: 'unavailable', reason, url };
}
