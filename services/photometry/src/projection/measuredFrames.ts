import type { FrameMeasured } from '@wombat/proto';
import { pixelScaleArcsec, rotationDegrees, wcsOfNumbers } from '@wombat/sky';
import {
  type Candidate,
  type CatalogueNeighbour,
  cameraFacts,
  type MeasuredFrame,
  starOfFact,
  TARGET_STAR_ID,
} from '../domain/index.js';
import type { SeriesWithComps } from './photometrySeries.js';
import type { SolvedFrame } from './solvedFrames.js';

/** Measurements as the log has them, in the words of the domain: NaN for what is not there. */
export function measuredFrame(
  frame: SolvedFrame,
  fact: FrameMeasured,
  label: string,
  frameFlags: number,
): MeasuredFrame {
  if (fact.radii === undefined) throw new Error(`the measurement of ${frame.path} has no radii`);
  return {
    frame: {
      filename: label,
      sha256: frame.sha256,
      jdUtcStart: fact.jdUtcStart,
      jdUtcMid: fact.jdUtcMid,
      hjdUtc: fact.hjdUtc,
      bjdTdb: fact.bjdTdb,
      airmass: fact.airmass,
      altitudeDegrees: fact.altitudeDegrees,
      rotationDegrees: rotationDegrees(wcsOfNumbers(frame.solution)),
      ccdTemperatureCelsius: frame.meta.ccdTemperatureCelsius ?? null,
      exposureSeconds: frame.meta.exposureSeconds ?? 0,
      gain: cameraFacts(frame.meta).gain,
      height: frame.meta.height,
      width: frame.meta.width,
      ...(fact.readNoise !== undefined && { noise: { read: fact.readNoise, dark: fact.darkElectrons ?? null } }),
    },
    radii: fact.radii,
    ...(fact.radiusScale !== undefined && { radiusScale: fact.radiusScale }),
    stars: new Map(
      fact.stars.map(starOfFact).map((star) => [star.starId, { ...star, flags: star.flags | frameFlags }]),
    ),
  };
}

/** A frame's name in tables: its file name, with its folder below the target's where files of two folders share one. */
export function frameLabels(frames: readonly SolvedFrame[]): Map<string, string> {
  const below = (path: string) => path.split('/').slice(3).join('/');
  const base = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const names = frames.map(({ path }) => base(path));
  const unique = new Set(names).size === names.length;
  return new Map(frames.map(({ path }) => [path, unique ? base(path) : below(path)]));
}

/** The comps catalog ranked, as photometry takes them over. */
export function candidatesOf({ selected }: SeriesWithComps): Candidate[] {
  return selected.comps.flatMap(({ auid, label, raDegrees, decDegrees, mag, magError, rank }) =>
    rank === 0 || mag === undefined
      ? []
      : [{ auid, label, raDegrees, decDegrees, mag, magError: magError ?? null, rank }],
  );
}

/** Every star the answers name, the target and the rejected among them: any may lie in the aperture of a comp. */
export function neighboursOf({ selected: { target, comps } }: SeriesWithComps): CatalogueNeighbour[] {
  const stars = comps.map(({ auid, raDegrees, decDegrees, mag }) => {
    return { starId: auid, raDegrees, decDegrees, mag: mag ?? null };
  });
  const { name, raDegrees, decDegrees, brightestMag } = target;
  return [{ starId: name, raDegrees, decDegrees, mag: brightestMag ?? null }, ...stars];
}

export function arcsecPerPixel({ solution }: SolvedFrame): number {
  return pixelScaleArcsec(wcsOfNumbers(solution));
}

/** Every star that is measured: the target first. */
export function starsToMeasure(series: SeriesWithComps) {
  const { raDegrees, decDegrees } = series.selected.target;
  const comps = candidatesOf(series).map(({ auid, ...place }) => ({
    starId: auid,
    raDegrees: place.raDegrees,
    decDegrees: place.decDegrees,
  }));
  return [{ starId: TARGET_STAR_ID, raDegrees, decDegrees }, ...comps];
}
