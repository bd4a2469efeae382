import { compValues } from '../comps/compValues.js';
import { fitEnsemble } from '../comps/ensembleFit.js';
import type { Candidate, MeasuredFrame } from '../measurement/measurement.js';
import { commonScatter, type StarSeries } from './commonScatter.js';
import { isWorse, type StarScatter, starScatter } from './starScatter.js';

export interface StarSteadiness extends StarScatter {
  auid: string;
  isSteady: boolean;
  /** Of an unsteady star: those of which one may be unsteady in its place, as the others are too few or too faint. */
  rivals: readonly string[];
}

/** More than this share of the frames, several running, are no cosmic rays. */
const LARGEST_HIT_SHARE = 0.1;

/**
 * Comps and check star, each held against all others. The one farthest beyond what chance allows is found unsteady if
 * leaving out another instead does not put it right; then it says no more of the others, and so on. Where the others
 * cannot tell which of some it is, each of them is unsteady with its rivals. Stars with too few frames in common with
 * others are not judged.
 */
export function steadiness(stars: readonly Candidate[], frames: readonly MeasuredFrame[]): StarSteadiness[] {
  const found: StarSteadiness[] = [];
  let left = withoutHits(stars, inTime(frames));
  for (;;) {
    const judged = judgeAll(left);
    const next = judged.find(({ isSteady, rivals }) => !isSteady && rivals.length === 0);
    if (next === undefined) return [...found, ...judged];
    found.push(next);
    left = left.filter(({ auid }) => auid !== next.auid);
  }
}

interface NamedSeries extends StarSeries {
  auid: string;
}

/** The worst first. */
function judgeAll(stars: readonly NamedSeries[]): StarSteadiness[] {
  const scattered = stars.flatMap((star) => {
    const scatter = scatterAmong(star, stars);
    return scatter === null ? [] : [{ star, scatter }];
  });
  const worstFirst = scattered.sort((a, b) => (isWorse(a.scatter, b.scatter) ? -1 : 1));
  const unsteady = worstFirst.filter(({ scatter }) => !isSteadyBy(scatter)).map(({ star }) => star);
  return worstFirst.map(({ star, scatter }) => {
    const isSteady = isSteadyBy(scatter);
    const rivals = isSteady ? [] : unsteady.filter((rival) => rival !== star && explains(rival, star, stars));
    return { auid: star.auid, ...scatter, isSteady, rivals: rivals.map(({ auid }) => auid) };
  });
}

/** Whether a star is steady among those that are left without the rival. */
function explains(rival: NamedSeries, star: NamedSeries, all: readonly NamedSeries[]): boolean {
  const without = scatterAmong(
    star,
    all.filter((other) => other !== rival),
  );
  return without === null || isSteadyBy(without);
}

function scatterAmong(star: NamedSeries, all: readonly NamedSeries[]): StarScatter | null {
  const others = all.filter((other) => other !== star);
  return others.length === 0 ? null : starScatter(star, commonScatter(others));
}

function isSteadyBy({ scatter, threshold }: StarScatter): boolean {
  return scatter <= threshold;
}

function inTime(frames: readonly MeasuredFrame[]): MeasuredFrame[] {
  return frames.toSorted((a, b) => a.frame.jdUtcMid - b.frame.jdUtcMid);
}

/** The stars' zero points without those far from the others that cosmic rays make. */
function withoutHits(stars: readonly Candidate[], frames: readonly MeasuredFrame[]): NamedSeries[] {
  const values = stars.map((star) => compValues(star, frames, 0));
  const fit = fitEnsemble(values, false);
  return values.map(({ values: own, sigmas }, index) => {
    const isFar = own.map((value, frame) => Number.isFinite(value) && fit?.weights.used[index]?.[frame] !== true);
    return { auid: stars[index]?.auid ?? '', values: own.map(withoutThose(hits(isFar))), sigmas };
  });
}

function withoutThose(left: readonly boolean[]): (value: number, frame: number) => number {
  return (value, frame) => (left[frame] === true ? Number.NaN : value);
}

/** Which of the values far off are hits: all where they are few, else those that stand alone. */
function hits(isFar: readonly boolean[]): boolean[] {
  const isFew = isFar.filter(Boolean).length <= LARGEST_HIT_SHARE * isFar.length;
  return isFar.map((far, frame) => far && (isFew || !(isFar[frame - 1] === true || isFar[frame + 1] === true)));
}
