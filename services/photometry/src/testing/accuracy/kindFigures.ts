import type { KindFigures, StarFigures } from '@wombat/bench/accuracy';
import { judgeNight, type SeriesOfNightJudged, type StarOfNight } from './judgeNight.js';
import type { NightBand, NightKind } from './nightKind.js';

/** `nights` nights of a kind, seeds 1, 2, 3 ... */
export function kindFigures(kind: NightKind, nights: number): KindFigures[] {
  const judged = Array.from({ length: nights }, (_, index) => judgeNight(kind, index + 1)).flat();
  return kind.bands.map((band) =>
    figuresOfBand(
      kind,
      band,
      judged.filter((series) => series.band === band),
    ),
  );
}

function figuresOfBand(kind: NightKind, band: NightBand, series: readonly SeriesOfNightJudged[]): KindFigures {
  const frames = sum(series.map((one) => one.frames));
  const checks = series.flatMap(({ check }) => (check === null ? [] : [check]));
  return {
    kind: kind.name,
    band,
    nights: series.length,
    transformedPart: sum(series.map(({ transformed }) => transformed)) / frames,
    reportedPart: sum(series.map(({ target }) => target.points)) / frames,
    target: starFigures(series.map(({ target }) => target)),
    check: checks.length === 0 ? null : starFigures(checks),
  };
}

function starFigures(nights: readonly StarOfNight[]): StarFigures {
  const count = nights.length;
  const meanOffset = sum(nights.map(({ offset }) => offset)) / count;
  const squares = sum(nights.map(({ offset }) => (offset - meanOffset) ** 2));
  return {
    meanOffset,
    offsetScatter: Math.sqrt(squares / Math.max(count - 1, 1)),
    statedError: Math.hypot(...nights.map(({ statedError }) => statedError)) / Math.sqrt(count),
    chiSquare: sum(nights.map(({ offset, statedError }) => (offset / statedError) ** 2)) / count,
    pull: Math.sqrt(sum(nights.map(({ squaredPulls }) => squaredPulls)) / sum(nights.map(({ freedom }) => freedom))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
