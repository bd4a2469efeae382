import { magnitudesOf } from '../../domain/conclusion/magnitudesOf.js';
import { commonError, randomError } from '../../domain/magnitudes/errorParts.js';
import type { StarMagnitudes } from '../../domain/magnitudes/standardMagnitudes.js';
import { type CatalogueNight, catalogueNight } from './catalogueNight.js';
import type { NightBand, NightKind } from './nightKind.js';

/** The magnitudes of one star over one night against the truth. */
export interface StarOfNight {
  points: number;
  /** Mean of measured minus true, magnitudes. */
  offset: number;
  /** The error that is stated for it: what the night has in common, and the points' own over all of them. */
  statedError: number;
  /** Sum of ((measured - true - mean) / own error)^2 over `freedom`: 1 where errors are true. */
  squaredPulls: number;
  freedom: number;
}

export interface SeriesOfNightJudged {
  band: NightBand;
  frames: number;
  /** Of the reported points, those with TRANS=YES. */
  transformed: number;
  target: StarOfNight;
  check: StarOfNight | null;
}

/** Makes the magnitudes of a simulated night as the pipeline does, and holds them against the truth. */
export function judgeNight(kind: NightKind, seed: number): SeriesOfNightJudged[] {
  const night = catalogueNight(kind, seed);
  return kind.bands.map((band) => judgeSeries(night, band));
}

function judgeSeries(night: CatalogueNight, band: NightBand): SeriesOfNightJudged {
  const own = night.series.find((series) => series.band === band);
  if (own === undefined) throw new Error(`the night has no ${band}`);
  const siblings = night.series.filter((series) => series !== own);
  const made = magnitudesOf(own, siblings);
  if (!made.ok) throw new Error(made.fault.message);
  const { target, check } = made.value.magnitudes;
  return {
    band,
    frames: own.frames.length,
    transformed: target.points.filter(({ untransformedReason }) => untransformedReason === null).length,
    target: judgeStar(target, (filename) => night.trueTarget(band, filename)),
    check: check === null ? null : judgeStar(check, () => night.trueCheck(band)),
  };
}

function judgeStar(star: StarMagnitudes, truth: (filename: string) => number): StarOfNight {
  const points = star.points.map(({ filename, mag, errors }) => ({
    difference: mag - truth(filename),
    own: randomError(errors),
  }));
  const count = points.length;
  const offset = points.reduce((sum, { difference }) => sum + difference, 0) / count;
  const ownOfMean = Math.hypot(...points.map(({ own }) => own)) / count;
  return {
    points: count,
    offset,
    statedError: Math.hypot(commonError(star), ownOfMean),
    squaredPulls: points.reduce((sum, { difference, own }) => sum + ((difference - offset) / own) ** 2, 0),
    freedom: count - 1,
  };
}
