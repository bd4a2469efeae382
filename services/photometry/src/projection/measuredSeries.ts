import type { Config } from '@wombat/service-kit';
import { type FrameRejection, rejectedFrames, type SeriesRow } from '@wombat/service-kit/series';
import type { Site } from '@wombat/sky';
import {
  type CatalogueColours,
  chooseAperture,
  frameAtRadius,
  frameSite,
  knownCoefficients,
  type MeasuredFrame,
  type MeasuredSeries,
  withCloud,
  withStrikes,
} from '../domain/index.js';
import type { RowsKit } from './mastersOfFrame.js';
import { candidatesOf, frameLabels, measuredFrame } from './measuredFrames.js';
import type { SeriesMeasured, SeriesTransformed, SeriesWithComps } from './photometrySeries.js';
import type { PhotometryTables } from './photometryTables.js';
import { rolesOf } from './rolesOf.js';
import type { SolvedFrame } from './solvedFrames.js';
import { telescopeOf } from './telescopeOf.js';
import { withFlats } from './withFlats.js';

/** The tables and the settings. */
export interface TablesKit extends RowsKit {
  readonly config: Config;
}

/** A measured series as the tables have it. */
export interface SeriesOfNight extends MeasuredSeries {
  series: SeriesMeasured | SeriesTransformed;
  /** The night's folder, relative to the data root. */
  folder: string;
  /** As the frames name it; '' where they do not. */
  camera: string;
  /** SHA-256 of every raw frame by its name in tables. */
  hashes: ReadonlyMap<string, string>;
}

/** Brings a measured series back from the tables: its frames in order of time, its roles as the log has them. */
export function measuredSeriesOf(
  kit: TablesKit,
  tables: PhotometryTables,
  series: SeriesOfNight['series'],
): SeriesOfNight {
  const frames = tables.frames(series);
  const profiled = frames.flatMap((frame) => {
    const profile = tables.profile(frame.path, series.revision);
    return profile === null ? [] : [{ frame, profile }];
  });
  const aperture = chooseAperture(profiled, kit.config.photometry.aperture);
  const flags = aperture.ok ? aperture.value.reference.frameFlags : new Map<string, number>();
  const framesAt = measuredFrames(tables, series, frames, flags)(series.done.radii?.starPixels);
  const withFlat = withFlats(kit, framesAt, { frames, revision: series.revision });
  const { brightestMag: brightest, faintestMag: faintest, brightestBand, faintestBand } = series.selected.target;
  return {
    series,
    folder: frames[0]?.folder ?? series.night,
    camera: cameraNameOf(frames),
    hashes: hashesOf(frames),
    band: series.band,
    frames: withRejections(withFlat, rejectedFrames(kit.store, series)),
    sites: sitesOf(frames, kit.config.site),
    roles: rolesOf(series.done, candidatesOf(series)),
    colours: coloursOf(series),
    coefficients: knownCoefficients(series.band, frames[0]?.meta.coefficients ?? []),
    learnt: series.done.learntTerms,
    toldColour: toldColourOf(kit.config, series.targetName),
    telescope: telescopeOf(frames, kit.config),
    detectionSnr: kit.config.photometry.detectionSnr,
    range:
      brightest === undefined || faintest === undefined ? null : { brightest, faintest, brightestBand, faintestBand },
  };
}

export function cameraNameOf([first]: readonly SolvedFrame[]): string {
  return first?.meta.instrument || first?.meta.telescope || '';
}

function withRejections(
  frames: readonly MeasuredFrame[],
  rejections: ReadonlyMap<string, FrameRejection>,
): MeasuredFrame[] {
  return frames.map((measured) => {
    const rejection = rejections.get(measured.frame.sha256);
    return rejection === undefined ? measured : { ...measured, rejection };
  });
}

/** The night's other filters of the same target, as far as they are measured. */
export function siblingsOf(kit: TablesKit, tables: PhotometryTables, series: SeriesRow): SeriesOfNight[] {
  return tables
    .measuredOfNight(series)
    .filter(({ filter }) => filter !== series.filter)
    .map((sibling) => measuredSeriesOf(kit, tables, sibling));
}

function sitesOf(frames: readonly SolvedFrame[], configured: Config['site']): Map<string, Site> {
  const labels = frameLabels(frames);
  return new Map(
    frames.flatMap(({ path, meta }) => {
      const site = frameSite(meta, configured);
      return site === undefined ? [] : [[labels.get(path) ?? path, site]];
    }),
  );
}

function toldColourOf(config: Config, targetName: string): SeriesOfNight['toldColour'] {
  const told = config.targets[targetName]?.colour;
  return told === undefined ? null : { basis: told.index, value: told.value, error: told.error };
}

function hashesOf(frames: readonly SolvedFrame[]): Map<string, string> {
  const labels = frameLabels(frames);
  return new Map(frames.map(({ path, sha256 }) => [labels.get(path) ?? path, sha256]));
}

function coloursOf({ selected }: SeriesWithComps): CatalogueColours {
  return new Map(
    selected.comps.map(({ auid, colorBv, colorVi, colorVr }) => [
      auid,
      {
        ...(colorBv !== undefined && { 'B-V': colorBv }),
        ...(colorVi !== undefined && { 'V-I': colorVi }),
        ...(colorVr !== undefined && { 'V-R': colorVr }),
      },
    ]),
  );
}

/**
 * The measured frames of a series in order of time, with what their profiles say of the frame itself; as they are with
 * a star radius in pixels, or, without one, as they were measured. What strikes stars and dims frames is flagged.
 */
export function measuredFrames(
  tables: PhotometryTables,
  series: SeriesRow,
  frames: readonly SolvedFrame[],
  frameFlags: ReadonlyMap<string, number>,
): (starPixels?: number) => MeasuredFrame[] {
  const labels = frameLabels(frames);
  const results = frames.flatMap((frame) => {
    const result = tables.measured(frame.path, series);
    return result?.ok ? [{ frame, fact: result.fact }] : [];
  });
  return (starPixels) =>
    withCloud(
      withStrikes(
        results.map(({ frame, fact }) => {
          const label = labels.get(frame.path) ?? frame.path;
          return measuredFrame(frame, frameAtRadius(fact, starPixels), label, frameFlags.get(frame.path) ?? 0);
        }),
      ),
    );
}
