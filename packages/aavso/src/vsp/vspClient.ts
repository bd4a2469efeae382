import { type AnswerCache, NO_CACHE, UNKNOWN_DAYS } from '../http/answerCache.js';
import { askService, type ServiceReading } from '../http/askService.js';
import { type CallWitness, NO_WITNESS } from '../http/callWitness.js';
import { excerpt } from '../http/excerpt.js';
import { readJson } from '../http/jsonReading.js';
import type { PoliteFetch } from '../http/politeFetch.js';
import type { ServiceAnswer } from '../http/serviceAnswer.js';
import { serviceUrl } from '../http/serviceUrl.js';
import { parseVspChart, type VspChart } from './vspChart.js';

/** The whole field of the chart, edge to edge, and how faint its stars go. */
export interface ChartField {
  fovArcmin: number;
  magLimit: number;
  /** Whether a star can be on the chart: one that has others is of another place, and not taken. */
  contains?(star: { raDegrees: number; decDegrees: number }): boolean;
}

export interface VspClient {
  /** `unknown`: the name is not in AAVSO's books (VSP answers 400); ask again by position. */
  byStar(name: string, field: ChartField): Promise<ServiceAnswer<VspChart>>;
  byPosition(position: { raDegrees: number; decDegrees: number }, field: ChartField): Promise<ServiceAnswer<VspChart>>;
}

/** VSP refuses charts of a larger field that go fainter than 12. */
const WIDE_FIELD_ARCMIN = 180;
const WIDE_FIELD_MAG_LIMIT = 12;

export interface VspClientOptions {
  /** As configured, e.g. `https://apps.aavso.org/vsp`; requests go to `<baseUrl>/api/chart/`. */
  baseUrl: string;
  fetch: PoliteFetch;
  /** Charts are kept until somebody takes them away: the same chart means the same comparison stars. */
  cache?: AnswerCache;
  /** Told of every question that goes out. */
  witness?: CallWitness;
}

export function vspClient({ baseUrl, fetch, ...options }: VspClientOptions): VspClient {
  const { cache = NO_CACHE, witness = NO_WITNESS } = options;

  function ask(centre: Record<string, string | number>, field: ChartField): Promise<ServiceAnswer<VspChart>> {
    const { fovArcmin, magLimit, contains = () => true } = field;
    const maglimit = fovArcmin > WIDE_FIELD_ARCMIN ? Math.min(magLimit, WIDE_FIELD_MAG_LIMIT) : magLimit;
    const url = serviceUrl(baseUrl, 'api/chart/', { ...centre, fov: fovArcmin, maglimit, format: 'json' });
    return askService({ url, fetch, cache, witness }, ({ status, body }) => {
      if (status === 400 && 'star' in centre)
        return { answer: { outcome: 'unknown', raw: body, url }, days: UNKNOWN_DAYS };
      if (status !== 200) return unavailable(url, refusal(status, body));
      const json = readJson(body);
      if (!json.ok) return unavailable(url, `VSP ${json.fault.message}.`);
      const chart = parseVspChart(json.value);
      if (!chart.ok) return unavailable(url, chart.fault.message);
      const stray = chart.value.comps.find((comp) => !contains(comp));
      if (stray !== undefined)
        return unavailable(url, `The answer of VSP is of another place, with ${stray.auid} in it.`);
      // A field without a sequence may be given one any day.
      const days = chart.value.comps.length === 0 ? UNKNOWN_DAYS : Number.POSITIVE_INFINITY;
      return { answer: { outcome: 'found', value: chart.value, raw: body, url }, days };
    });
  }

  return {
    byStar: (name, field) => ask({ star: name }, field),
    byPosition: (position, field) => ask({ ra: position.raDegrees, dec: position.decDegrees }, field),
  };
}

const [MOST_QUOTED, LONGEST_QUOTE] = [1_000, 200];

/** A position cannot be unknown: a 400 to one is a refused request, and VSP's own words say why. */
function refusal(status: number, body: string): string {
  const words = excerpt(body.slice(0, MOST_QUOTED), LONGEST_QUOTE);
  return `VSP refused the chart with ${status}${words === '' ? '' : `: ${words}`}.`;
}

function unavailable(url: string, reason: string): ServiceReading<never> {
  return { answer: { outcome: 'unavailable', reason, url }, days: 0 };
}
