import type { Config, ServiceKit } from '@wombat/service-kit';
import {
  type CatalogueColours,
  type ColourBasis,
  comparisonStars,
  type FilterOfNight,
  fieldTransform,
  type GateResult,
  type MeasuredFrame,
  measuredColour,
  qualityGate,
  type SeriesMagnitudes,
  type SeriesRoles,
  scintillationMagnitudes,
  seriesMagnitudes,
  type TargetColour,
} from '../domain/index.js';
import { chooseAperture } from './aperture.js';
import { measuredSeries } from './concludePhotometry.js';
import { candidatesOf } from './measuredFrames.js';
import { doneOf, type PhotometrySeries, type PhotometryStore, selectedOf } from './photometryStore.js';
import { rolesOf } from './rolesOf.js';

/** A measured series with everything its magnitudes are made from. */
export interface MeasuredSeries {
  series: PhotometrySeries;
  frames: MeasuredFrame[];
  roles: SeriesRoles;
  /** The night's folder, relative to the data root. */
  folder: string;
}

export type SeriesResult =
  | { ok: true; magnitudes: SeriesMagnitudes; gate: GateResult[] }
  | { ok: false; code: string; reason: string };

/** Brings a measured series back from the tables: its frames in order of time, its roles as the log has them. */
export function measuredSeriesOf(kit: ServiceKit, tables: PhotometryStore, series: PhotometrySeries): MeasuredSeries {
  const frames = tables.frames(series);
  const profiled = frames.flatMap((frame) => {
    const profile = tables.profile(frame.path, series.revision);
    return profile === null ? [] : [{ frame, profile }];
  });
  const aperture = chooseAperture(profiled, kit.config.photometry.aperture);
  const flags = aperture.ok ? aperture.reference.frameFlags : new Map<string, number>();
  return {
    series,
    frames: measuredSeries(tables, series, frames, flags),
    roles: rolesOf(doneOf(series), candidatesOf(series)),
    folder: frames[0]?.folder ?? series.night,
  };
}

/** The night's other filters of the same target, as far as they are measured. */
export function siblingsOf(kit: ServiceKit, tables: PhotometryStore, series: PhotometrySeries): MeasuredSeries[] {
  return tables
    .inState('measured', 'transformed')
    .filter(
      ({ night, targetName, filter }) =>
        night === series.night && targetName === series.targetName && filter !== series.filter,
    )
    .map((sibling) => measuredSeriesOf(kit, tables, sibling));
}

/**
 * Magnitudes and gate of a measured series: a pure function of what was measured, in this and the night's other filters,
 * and the settings.
 */
export function magnitudesOf(
  measured: MeasuredSeries,
  siblings: readonly MeasuredSeries[],
  config: Config,
): SeriesResult {
  const { series, frames, roles } = measured;
  const telescope = telescopeOf(config);
  const magnitudes = seriesMagnitudes({
    band: series.band,
    roles,
    frames,
    colours: coloursOf(series),
    targetColour: colourOfNight(measured, siblings),
    secondOrder: 0,
    scintillation: (frame) => (telescope === null ? 0 : scintillationMagnitudes(frame, telescope)),
  });
  if (!magnitudes.ok) return { ok: false, code: magnitudes.fault.code, reason: magnitudes.fault.message };
  const { brightestMag, faintestMag } = selectedOf(series).target ?? {};
  const range =
    brightestMag === undefined || faintestMag === undefined ? null : { brightest: brightestMag, faintest: faintestMag };
  const comps = roles.comps.map(({ candidate }) => candidate);
  const gate = qualityGate({ frames, magnitudes: magnitudes.value, check: roles.check, comps, range });
  return { ok: true, magnitudes: magnitudes.value, gate };
}

/** For scintillation; without the telescope's aperture it is left out of the budget. */
function telescopeOf(config: Config): { apertureMillimetres: number; elevationMetres: number } | null {
  const aperture = config.cameras.find((camera) => camera.aperture !== undefined)?.aperture;
  return aperture === undefined
    ? null
    : { apertureMillimetres: aperture, elevationMetres: config.site?.elevation ?? 0 };
}

function coloursOf(series: PhotometrySeries): CatalogueColours {
  return new Map(
    selectedOf(series).comps.map(({ auid, colorBv, colorVi, colorVr }) => [
      auid,
      {
        ...(colorBv !== undefined && { 'B-V': colorBv }),
        ...(colorVi !== undefined && { 'V-I': colorVi }),
        ...(colorVr !== undefined && { 'V-R': colorVr }),
      },
    ]),
  );
}

/** The two filters of a colour, bluer first. */
const PAIRS: readonly { basis: ColourBasis; blue: string; red: string }[] = [
  { basis: 'B-V', blue: 'B', red: 'V' },
  { basis: 'V-R', blue: 'V', red: 'R' },
  { basis: 'V-I', blue: 'V', red: 'I' },
];

/** The target's colour from this and another filter of the night; null where none of them, or its transformation, serves. */
function colourOfNight(measured: MeasuredSeries, siblings: readonly MeasuredSeries[]): TargetColour | null {
  const { band } = measured.series;
  for (const { basis, blue, red } of PAIRS) {
    if (band !== blue && band !== red) continue;
    const other = siblings.find(({ series }) => series.band === (band === blue ? red : blue));
    const [mine, others] = [fitted(measured, basis), other === undefined ? null : fitted(other, basis)];
    if (mine === null || others === null) continue;
    const colour = band === blue ? measuredColour(basis, mine, others) : measuredColour(basis, others, mine);
    if (colour !== null) return colour;
  }
  return null;
}

function fitted({ series, frames, roles }: MeasuredSeries, basis: ColourBasis): FilterOfNight | null {
  const fit = fieldTransform({
    comps: comparisonStars(roles),
    frames,
    colours: coloursOf(series),
    basis,
    secondOrder: 0,
  });
  return fit.ok ? { transform: fit.value, frames } : null;
}
