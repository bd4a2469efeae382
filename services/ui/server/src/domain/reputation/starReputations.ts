import type { publisher } from '@wombat/proto';
import type { StarOfNight, StarReputation } from '../contract.js';
import { meanOf, medianOf, spreadOf } from './nightStatistics.js';
import { reputationTrend } from './reputationTrend.js';
import { sequenceReport } from './sequenceReport.js';

type SeriesGate = publisher.SeriesGate;

/**
 * What the gates of a target's nights, oldest first, say of each star it is compared with, by filter. Of a comparison
 * star the night's level test, which holds it against the OTHER ones; of the check star its own test.
 */
export function starReputations(targetName: string, series: readonly SeriesGate[]): StarReputation[] {
  const nights = new Map<string, { auid: string; filter: string; nights: StarOfNight[] }>();
  for (const { night, filter, gate } of series)
    for (const [auid, ofNight] of starsOf(night, gate)) {
      const key = JSON.stringify([filter, auid]);
      const known = nights.get(key) ?? { auid, filter, nights: [] };
      nights.set(key, { ...known, nights: [...known.nights, ofNight] });
    }
  return [...nights.values()].map((star) => reputationOf(targetName, star)).toSorted(worstFirst);
}

function starsOf(night: string, gate: SeriesGate['gate']): [string, StarOfNight][] {
  const scatters = new Map(
    gate.flatMap(({ name, value }) => (isOf(name, 'comparisonScatter') ? [[auidIn(name), value]] : [])),
  );
  return gate.flatMap(({ name, value, threshold, verdict }) => {
    const isCheck = isOf(name, 'checkStar');
    if ((!isCheck && !isOf(name, 'comparisonStar')) || value === undefined || threshold === undefined) return [];
    const auid = auidIn(name);
    const scatter = scatters.get(auid) ?? null;
    return [[auid, { night, isCheck, residual: value, threshold, isOut: verdict === 'fail', scatter }]];
  });
}

/** Names of tests are the test and the star. */
function isOf(name: string, test: string): boolean {
  return name.startsWith(`${test} `);
}

function auidIn(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}

function reputationOf(targetName: string, star: Pick<StarReputation, 'auid' | 'filter' | 'nights'>): StarReputation {
  const residuals = star.nights.map(({ residual }) => residual);
  const scatters = star.nights.flatMap(({ scatter }) => scatter ?? []);
  return {
    ...star,
    meanResidual: meanOf(residuals),
    nightScatter: residuals.length < 2 ? null : spreadOf(residuals),
    frameScatter: scatters.length === 0 ? null : medianOf(scatters),
    trend: reputationTrend(star.nights),
    report: sequenceReport(targetName, star),
  };
}

function worstFirst(a: StarReputation, b: StarReputation): number {
  const rank = ({ report }: StarReputation) => (report === '' ? 1 : 0);
  const off = ({ meanResidual }: StarReputation) => Math.abs(meanResidual);
  return rank(a) - rank(b) || a.filter.localeCompare(b.filter) || off(b) - off(a);
}
