import { seededNormal, seededRandom } from '@wombat/random';
import type { SeriesRoles } from '../../domain/comps/assignRoles.js';
import type { MeasuredSeries } from '../../domain/conclusion/magnitudesOf.js';
import type { CatalogueColours } from '../../domain/magnitudes/fieldTransform.js';
import { type Candidate, type MeasuredFrame, TARGET_STAR_ID } from '../../domain/measurement/measurement.js';
import { measuredStar, nightFrames, TELESCOPE, type TrueFrame } from './measuredSky.js';
import type { NightBand, NightKind, StarColour } from './nightKind.js';

/** A night as perfect measuring would leave it, with its truth. */
export interface CatalogueNight {
  series: readonly MeasuredSeries[];
  /** Standard magnitude in the band of a series, of the target by the frame's name and of the check star. */
  trueTarget: (band: NightBand, filename: string) => number;
  trueCheck: (band: NightBand) => number;
}

const DETECTION_SNR = 3;
const COMP_V: readonly [number, number] = [11.2, 12.5];
const CHECK_STAR = 0;
/** An RR Lyrae star's rise and fall as a plain wave: period in days. */
const PERIOD_DAYS = 0.47;

interface CatalogueStar {
  candidate: (band: NightBand) => Candidate;
  colour: number;
  truth: StarColour;
}

/** A night of a kind; the same seed gives the same night. */
export function catalogueNight(kind: NightKind, seed: number): CatalogueNight {
  const [uniform, normal] = [seededRandom(seed), seededNormal(seed + 1_000_000)];
  const colours = spreadColours(kind, uniform);
  const stars = colours.map((bv, index) => catalogueStar(kind, { index, bv }, uniform, normal));
  const phase = uniform();
  const target = (frame: TrueFrame) => onCurve(kind, phase + frame.facts.jdUtcMid / PERIOD_DAYS);
  const frames = new Map(kind.bands.map((band) => [band, nightFrames(band)]));
  const times = new Map([...frames.values()].flat().map((frame) => [frame.facts.filename, frame]));
  const series = kind.bands.map((band) => {
    const measured = (frames.get(band) ?? []).map((frame): MeasuredFrame => {
      const sky = { kind, band, frame, normal };
      const all = [
        measuredStar(TARGET_STAR_ID, target(frame), sky),
        ...stars.map(({ candidate, truth }) => measuredStar(candidate(band).auid, truth, sky)),
      ];
      return { frame: frame.facts, radii: frame.radii, stars: new Map(all.map((star) => [star.starId, star])) };
    });
    const known = knownOf(kind, band, normal);
    return { ...measuredSeries(band, measured, stars), ...known };
  });
  const check = stars[CHECK_STAR]?.truth ?? { v: Number.NaN, bv: Number.NaN };
  return {
    series,
    trueTarget: (band, filename) => {
      const frame = times.get(filename);
      return frame === undefined ? Number.NaN : standard(band, target(frame));
    },
    trueCheck: (band) => standard(band, check),
  };
}

/** One colour in each of as many equal parts of the range as there are stars, in an order that says nothing. */
function spreadColours({ comps, compColours: [bluest, reddest] }: NightKind, uniform: () => number): number[] {
  const count = comps + 1;
  const shift = Math.floor(count * uniform());
  return Array.from({ length: count }, (_, index) => {
    const part = (index + shift) % count;
    return bluest + ((reddest - bluest) * (part + uniform())) / count;
  });
}

/** Catalogue values of B and V are wrong independently of each other; the colour is what they make together. */
function catalogueStar(
  kind: NightKind,
  { index, bv }: { index: number; bv: number },
  uniform: () => number,
  normal: () => number,
): CatalogueStar {
  const [brightest, faintest] = COMP_V;
  const truth = { v: brightest + (faintest - brightest) * uniform(), bv };
  const [errorB, errorV] = [kind.sequenceError * normal(), kind.sequenceError * normal()];
  const candidate = (band: NightBand): Candidate => ({
    auid: `comp${index}`,
    label: String(Math.round(10 * truth.v)),
    raDegrees: 60,
    decDegrees: -16.5,
    mag: standard(band, truth) + (band === 'B' ? errorB : errorV),
    magError: kind.statedError,
    rank: index + 1,
  });
  return { candidate, truth, colour: truth.bv + errorB - errorV };
}

function measuredSeries(
  band: NightBand,
  frames: readonly MeasuredFrame[],
  stars: readonly CatalogueStar[],
): MeasuredSeries {
  const [check, ...comps] = stars.map(({ candidate }) => candidate(band));
  const colours: CatalogueColours = new Map(stars.map((star) => [star.candidate(band).auid, { 'B-V': star.colour }]));
  return {
    band,
    frames,
    sites: new Map(),
    roles: rolesOf(check ?? null, comps),
    colours,
    coefficients: [],
    toldColour: null,
    telescope: TELESCOPE,
    detectionSnr: DETECTION_SNR,
    range: null,
  };
}

/** What the observer knows of the telescope and the star, as wrong as it is said to be. */
function knownOf(
  { known, colourTerm, secondOrderExtinction, target }: NightKind,
  band: NightBand,
  normal: () => number,
): Partial<Pick<MeasuredSeries, 'coefficients' | 'toldColour'>> {
  if (known === null) return {};
  const { coefficientError, colourError, secondOrder } = known;
  const coefficient = { value: colourTerm[band] + coefficientError * normal(), error: coefficientError };
  const told = colourError === null ? null : target.brightest.bv + colourError * normal();
  return {
    coefficients: [{ basis: 'B-V', coefficient, secondOrder: secondOrder ? secondOrderExtinction[band] : 0 }],
    toldColour: told === null ? null : { basis: 'B-V', value: told, error: colourError ?? 0 },
  };
}

function rolesOf(check: Candidate | null, candidates: readonly Candidate[]): SeriesRoles {
  const comps = candidates.map((candidate, index) => ({ role: `C${index + 3}` as const, candidate }));
  const [only = null] = comps;
  return comps.length < 3
    ? { mode: 'single', check, comps, reportComp: only }
    : { mode: 'ensemble', check, comps, reportComp: null };
}

function onCurve({ target: { brightest, faintest } }: NightKind, cycles: number): StarColour {
  const faded = 0.5 - 0.5 * Math.cos(2 * Math.PI * cycles);
  return {
    v: brightest.v + faded * (faintest.v - brightest.v),
    bv: brightest.bv + faded * (faintest.bv - brightest.bv),
  };
}

/** Of a star in the band of a report; CV is V. */
function standard(band: NightBand, { v, bv }: StarColour): number {
  return band === 'B' ? v + bv : v;
}
