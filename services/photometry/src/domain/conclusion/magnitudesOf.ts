import type { LearntTerm } from '@wombat/proto';
import { ok, type Result } from '@wombat/result';
import type { Site } from '@wombat/sky';
import type { SeriesRoles } from '../comps/assignRoles.js';
import { atTargetAirmass } from '../magnitudes/atTargetAirmass.js';
import { type CatalogueColours, fieldTransform } from '../magnitudes/fieldTransform.js';
import type { KnownCoefficients } from '../magnitudes/knownCoefficients.js';
import { likelyTransform } from '../magnitudes/likelyTransform.js';
import { type FilterOfNight, measuredColour } from '../magnitudes/measuredColour.js';
import { comparisonStars, type SeriesMagnitudes, seriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { ColourBasis, ColourValue, TargetColour } from '../magnitudes/targetColour.js';
import { withRejectedFrames } from '../magnitudes/withRejectedFrames.js';
import { type FrameFacts, type MeasuredFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { isFrameRejected } from '../measurement/rejections.js';
import { scintillationMagnitudes, type TelescopeSite } from '../measurement/scintillation.js';
import type { GateResult } from './gateResult.js';
import { qualityGate } from './qualityGate.js';
import type { RangeOfVsx } from './rangeInBand.js';
import { statedErrorsGate } from './statedErrorsGate.js';

/** A measured series with everything its magnitudes are made from. */
export interface MeasuredSeries {
  band: string;
  frames: readonly MeasuredFrame[];
  /** Where every frame was taken, by its name, as far as that is known. */
  sites: ReadonlyMap<string, Site>;
  roles: SeriesRoles;
  colours: CatalogueColours;
  /** What is known of the series' camera and filter from other nights. */
  coefficients: readonly KnownCoefficients[];
  /** What those nights' comparison stars say of it, by colour, where nothing is told; missing: nothing. */
  learnt?: readonly LearntTerm[];
  /** The target's colour as the observer tells it, for nights that do not measure it; null: not told. */
  toldColour: ToldColour | null;
  /** For scintillation; null: it is left out of the budget. */
  telescope: TelescopeSite | null;
  /** Signal-to-noise ratio from which on a star counts as seen. */
  detectionSnr: number;
  /** The target's range in VSX; null where VSX does not say. */
  range: RangeOfVsx | null;
}

export interface ToldColour extends ColourValue {
  basis: ColourBasis;
}

export type SeriesResult = Result<
  { magnitudes: SeriesMagnitudes; gate: GateResult[] },
  { code: 'notrans'; message: string }
>;

/**
 * Magnitudes and gate of a measured series, from what was measured in it and in the night's other filters, all stars as
 * if they stood as high as the target. Frames a person rejects take no part; what they would give is among the
 * magnitudes left out.
 */
export function magnitudesOf(measured: MeasuredSeries, siblings: readonly MeasuredSeries[]): SeriesResult {
  return magnitudesOfLevelled(levelled(measured), siblings.map(levelled));
}

/** All stars as if they stood as high as the target, on the frames nobody rejects. */
export function levelledUsed(measured: MeasuredSeries): MeasuredSeries {
  return usedOf(levelled(measured));
}

function levelled(measured: MeasuredSeries): MeasuredSeries {
  return { ...measured, frames: atTargetAirmass(measured.frames, measured) };
}

function magnitudesOfLevelled(measured: MeasuredSeries, siblings: readonly MeasuredSeries[]): SeriesResult {
  const made = magnitudesOfUsed(usedOf(measured), siblings.map(usedOf));
  if (!made.ok || !measured.frames.some(isFrameRejected)) return made;
  const asIf = magnitudesOfUsed(measured, siblings.map(usedOf));
  const { target, check, ...rest } = made.value.magnitudes;
  const seen = asIf.ok ? asIf.value.magnitudes : null;
  const magnitudes = {
    ...rest,
    target: withRejectedFrames(target, seen?.target ?? null, measured.frames),
    check: check === null ? null : withRejectedFrames(check, seen?.check ?? null, measured.frames),
  };
  return ok({ magnitudes, gate: made.value.gate });
}

function usedOf(measured: MeasuredSeries): MeasuredSeries {
  return { ...measured, frames: measured.frames.filter((frame) => !isFrameRejected(frame)) };
}

function magnitudesOfUsed(measured: MeasuredSeries, siblings: readonly MeasuredSeries[]): SeriesResult {
  const { band, frames, sites, roles, colours, coefficients, range, detectionSnr } = measured;
  const magnitudes = seriesMagnitudes({
    band,
    roles,
    frames,
    colours,
    targetColour: colourOf(measured, siblings),
    coefficients,
    learnt: measured.learnt ?? [],
    detectionSnr,
    scintillation: scintillationOf(measured),
  });
  if (!magnitudes.ok) return magnitudes;
  const comps = roles.comps.map(({ candidate }) => candidate);
  const gate = [
    ...qualityGate({ frames, sites, magnitudes: magnitudes.value, check: roles.check, comps, range }),
    ...statedErrorsGate({
      frames,
      starIds: starsOf(roles),
      scintillation: measured.telescope && scintillationOf(measured),
    }),
  ];
  return ok({ magnitudes: magnitudes.value, gate });
}

function starsOf({ comps, check }: SeriesRoles): string[] {
  return [...comps.map(({ candidate }) => candidate.auid), ...(check === null ? [] : [check.auid])];
}

/** The two filters of a colour, bluer first. */
const PAIRS: readonly { basis: ColourBasis; blue: string; red: string }[] = [
  { basis: 'B-V', blue: 'B', red: 'V' },
  { basis: 'V-R', blue: 'V', red: 'R' },
  { basis: 'V-I', blue: 'V', red: 'I' },
];

/** The target's colour: measured, else as it is told, else as far as likely coefficients tell; null: not at all. */
function colourOf(measured: MeasuredSeries, siblings: readonly MeasuredSeries[]): TargetColour | null {
  const found = PAIRS.flatMap((pair) => colourOfPair(pair, measured, siblings) ?? []);
  return found.find(({ isTransformed }) => isTransformed) ?? colourTold(measured.toldColour) ?? found[0] ?? null;
}

function colourOfPair(
  { basis, blue, red }: (typeof PAIRS)[number],
  measured: MeasuredSeries,
  siblings: readonly MeasuredSeries[],
): TargetColour | null {
  const { band } = measured;
  if (band !== blue && band !== red) return null;
  const other = siblings.find((sibling) => sibling.band === (band === blue ? red : blue));
  if (other === undefined) return null;
  const [mine, others] = [filterOfNight(measured, basis), filterOfNight(other, basis)];
  return band === blue ? measuredColour(basis, mine, others, 'blue') : measuredColour(basis, others, mine, 'red');
}

function colourTold(told: ToldColour | null): TargetColour | null {
  return told === null ? null : { basis: told.basis, epochs: [], isTransformed: true, told };
}

function filterOfNight(measured: MeasuredSeries, basis: ColourBasis): FilterOfNight {
  const { band, frames, roles, colours, coefficients, detectionSnr } = measured;
  const comps = comparisonStars(roles);
  const scintillation = scintillationOf(measured);
  const learnt = measured.learnt ?? [];
  const input = { band, comps, frames, colours, basis, scintillation, learnt };
  const fit = fieldTransform({ ...input, known: coefficients });
  return {
    transform: fit.ok ? fit.value : likelyTransform(input, fit.fault.coefficient),
    isTransformed: fit.ok,
    frames,
    isSeen: (one) => isTargetSeen(one, detectionSnr),
    scintillation,
  };
}

function scintillationOf({ telescope }: MeasuredSeries): (frame: FrameFacts) => number {
  return (frame) => (telescope === null ? 0 : scintillationMagnitudes(frame, telescope));
}

/** What is not seen has no colour. */
function isTargetSeen({ stars }: MeasuredFrame, detectionSnr: number): boolean {
  return (stars.get(TARGET_STAR_ID)?.snr ?? Number.NaN) >= detectionSnr;
}
