import type { LearntTerm } from '@wombat/proto';
import { ok, type Result, refuse } from '@wombat/result';
import { type CompValues, compValues, type Scintillation } from '../comps/compValues.js';
import { type EnsembleFit, fitEnsemble } from '../comps/ensembleFit.js';
import type { EnsembleComp } from '../comps/weightedComps.js';
import { learntSecondOrder } from '../learnt/learntTerms.js';
import type { Candidate, MeasuredFrame } from '../measurement/measurement.js';
import { coefficientAt, type KnownCoefficients } from './knownCoefficients.js';
import { nightSecondOrder, type SecondOrderExtinction, withoutFittedSecondOrder } from './secondOrderExtinction.js';
import { colourErrorPerOffset } from './sequenceColours.js';
import type { ColourBasis, ColourValue } from './targetColour.js';
import { type NightZeroPoints, nightZeroPoints } from './zeroPoints.js';

/** Colours of catalogue stars by AUID. */
export type CatalogueColours = ReadonlyMap<string, Partial<Record<ColourBasis, number>>>;

/** The night's transformation: standard = instrumental + ZP(frame) + (k - k'' X) (colour - reference colour). */
export interface FieldTransform {
  basis: ColourBasis;
  /** k, magnitudes per magnitude of colour. */
  coefficient: number;
  coefficientError: number;
  /** Whether k comes from other nights; false: from the comps of this one. */
  isKnown: boolean;
  /** k'': told, else from the comps of the night or of others; 0 where none tells it. */
  secondOrder: number;
  /** 0 where it is told. */
  secondOrderError: number;
  /** Of the frames; that of the coefficient and k'' have no error in common there. */
  meanAirmass: number;
  /** The zero points are those of a star of this colour. */
  referenceColour: number;
  /** Reddest minus bluest comp. */
  colourRange: number;
  /** Standard deviation of the comps' colours. */
  colourSpread: number;
  comps: readonly string[];
  zeroPoints: NightZeroPoints;
}

export interface TransformFault {
  code: 'noCompColours' | 'tooFewComps' | 'tooLittleSpread' | 'coefficientUncertain';
  message: string;
  /** The coefficient all the same, where the stars give one. */
  coefficient?: ColourValue;
}

export type TransformOutcome = Result<FieldTransform, TransformFault>;

export interface FieldTransformInput {
  /** AAVSO band. */
  band: string;
  comps: readonly Candidate[];
  frames: readonly MeasuredFrame[];
  colours: CatalogueColours;
  /** The basis to use; null: the first that is known, else the one most comps carry. */
  basis: ColourBasis | null;
  /** From other nights, for as many bases as there are. */
  known: readonly KnownCoefficients[];
  /** What those nights' comparison stars say, where nothing is told; missing: nothing. */
  learnt?: readonly LearntTerm[];
  /** Of a star on a frame; missing: not known. */
  scintillation?: Scintillation;
}

const BASES: readonly ColourBasis[] = ['B-V', 'V-I', 'V-R'];
const FEWEST_COMPS = 3;
const SMALLEST_COLOUR_RANGE = 0.3;
const LARGEST_COEFFICIENT_ERROR = 0.05;

/**
 * Fits catalogue - instrumental = ZP(frame) + k x colour over the comps, one k for the night, one ZP a frame, by the
 * clipped least squares of `fitEnsemble`. Each comp keeps its own constant, held by its catalogue error: k rests on how
 * the comps' constants run with colour, and its error on how well they do, however many frames there are. The comps'
 * colours are made of the same wrong magnitudes, see `colourErrorPerOffset`. That needs no error of its own: where two
 * filters of a night are transformed together, with k of either from the same comps, what the errors of one filter's
 * magnitudes do to the other by way of the colours cancels. A k that is known from other nights is not fitted, and
 * comps of any colours will do then; what k'' makes of the comps is taken off beforehand, be it told or fitted
 * (`nightSecondOrder`).
 */
export function fieldTransform(input: FieldTransformInput): TransformOutcome {
  const basis = input.basis ?? input.known[0]?.basis ?? commonestBasis(input.comps, input.colours);
  const told = input.known.find((one) => one.basis === basis);
  const known = told?.coefficient ?? null;
  const coloured = input.comps.flatMap((comp) => {
    const colour = input.colours.get(comp.auid)?.[basis];
    return colour === undefined || !Number.isFinite(colour) ? [] : [{ comp, colour }];
  });
  const fault = known === null ? spreadFault(basis, coloured, input) : colourFault(basis, coloured, input);
  if (fault !== null) return refuse(fault);
  const comps = coloured.map(({ comp }) => comp);
  const referenceColour = meanColour(coloured);
  const measured = coloured.map(({ comp, colour }) =>
    compValues(comp, input.frames, colour - referenceColour, input.scintillation),
  );
  const secondOrder =
    toldSecondOrder(told) ??
    nightSecondOrder(input.band, measured, input.frames, learntSecondOrder(input.learnt ?? [], basis));
  const applied = { coefficient: known?.value ?? 0, secondOrder: secondOrder.value };
  const corrected = measured.map((own) => withoutColour(own, input.frames, applied));
  const { fit, values } =
    known === null
      ? fittedWithColours(corrected, { ...input, basis })
      : { fit: fitEnsemble(corrected, false), values: corrected };
  const coefficient = known ?? { value: fit?.coefficient ?? Number.NaN, error: fitError(fit, values) };
  const terms = {
    ...{ coefficient: coefficient.value, coefficientError: coefficient.error },
    ...{ secondOrder: secondOrder.value, secondOrderError: secondOrder.error },
    meanAirmass: meanAirmassOf(input.frames),
  };
  if (fit === null || !(coefficient.error <= LARGEST_COEFFICIENT_ERROR)) {
    return refuse(uncertain(basis, withoutFittedSecondOrder(terms)));
  }
  return ok({
    basis,
    ...terms,
    isKnown: known !== null,
    referenceColour,
    colourRange: colourRange(coloured),
    colourSpread: colourSpread(coloured),
    comps: comps.map(({ auid }) => auid),
    zeroPoints: nightZeroPoints(comps, input.frames, values, fit),
  });
}

/** With a known k no word on k'' means there is none; with a k that is fitted it is left to the night. */
function toldSecondOrder(told: KnownCoefficients | undefined): SecondOrderExtinction | null {
  if (told === undefined || (told.coefficient === null && told.secondOrder === 0)) return null;
  return { value: told.secondOrder, error: 0 };
}

/** Each round leaves about (error / spread of the colours)^2 of what the one before left. */
const COLOUR_ROUNDS = 3;

/** The fit with a coefficient, and the comps by the colours it makes likely. */
function fittedWithColours(
  told: readonly CompValues[],
  { band, basis }: { band: string; basis: ColourBasis },
): { fit: EnsembleFit | null; values: readonly CompValues[] } {
  let values = told;
  let fit = fitEnsemble(values, true);
  for (let round = 0; round < COLOUR_ROUNDS && fit !== null; round++) {
    const perOffset = colourErrorPerOffset(basis, band, fit.coefficient);
    const { offsets } = fit;
    values = told.map((own, comp) => ({ ...own, colour: own.colour - perOffset * (offsets[comp] ?? 0) }));
    fit = fitEnsemble(values, true);
  }
  return { fit, values };
}

/** The values without what the known coefficients make of the comp's colour on each frame. */
function withoutColour(
  own: CompValues,
  frames: readonly MeasuredFrame[],
  coefficients: { coefficient: number; secondOrder: number },
): CompValues {
  const values = own.values.map((value, index) => {
    const frame = frames[index]?.frame;
    return frame === undefined ? value : value - coefficientAt(coefficients, frame) * own.colour;
  });
  return { ...own, values };
}

function fitError(fit: EnsembleFit | null, values: readonly CompValues[]): number {
  return fit === null ? Number.NaN : errorOfCoefficient(fit, values);
}

/** The catalogue's own word on its errors counts as much as so many comps more. */
const CATALOGUE_FREEDOM = 1;

/**
 * Error of k: what the catalogue's errors give, corrected by how far the comps really lie from the line. An error that
 * all comps share shifts the zero point, not k, so catalogues are often better here than they say. Scale of the
 * variance
 *   (nu0 + sum (offset / expected)^2) / (nu0 + n - 2),  expected^2 = catalogue error^2 + scatter^2,  nu0 = 1.
 */
function errorOfCoefficient(fit: EnsembleFit, comps: readonly EnsembleComp[]): number {
  const members = comps.flatMap(({ catalogueSigma }, comp) => {
    const expected = catalogueSigma ** 2 + (fit.weights.scatters[comp] ?? 0) ** 2;
    return fit.weights.level[comp] === true ? [(fit.offsets[comp] ?? 0) ** 2 / expected] : [];
  });
  const freedom = members.length - 2;
  if (freedom < 1) return fit.coefficientSigma;
  const squares = members.reduce((sum, own) => sum + own, 0);
  return fit.coefficientSigma * Math.sqrt((CATALOGUE_FREEDOM + squares) / (CATALOGUE_FREEDOM + freedom));
}

interface ColouredComp {
  comp: Candidate;
  colour: number;
}

/** The basis most comps carry. */
export function commonestBasis(comps: readonly Candidate[], colours: CatalogueColours): ColourBasis {
  const carriers = (basis: ColourBasis) => comps.filter(({ auid }) => Number.isFinite(colours.get(auid)?.[basis]));
  return BASES.reduce((best, basis) => (carriers(basis).length > carriers(best).length ? basis : best));
}

function colourFault(
  basis: ColourBasis,
  coloured: readonly ColouredComp[],
  { comps }: { comps: readonly Candidate[] },
): TransformFault | null {
  if (coloured.length > 0) return null;
  return { code: 'noCompColours', message: `none of the ${comps.length} comparison stars has a ${basis} colour` };
}

function spreadFault(
  basis: ColourBasis,
  coloured: readonly ColouredComp[],
  input: { comps: readonly Candidate[] },
): TransformFault | null {
  const none = colourFault(basis, coloured, input);
  if (none !== null) return none;
  if (coloured.length < FEWEST_COMPS) {
    const message = `${coloured.length} of ${input.comps.length} comparison stars have a ${basis} colour, ${FEWEST_COMPS} are needed`;
    return { code: 'tooFewComps', message };
  }
  const range = colourRange(coloured);
  if (range < SMALLEST_COLOUR_RANGE) {
    const message = `the comparison stars span ${range.toFixed(2)} mag in ${basis}, ${SMALLEST_COLOUR_RANGE} is needed`;
    return { code: 'tooLittleSpread', message };
  }
  return null;
}

function uncertain(basis: ColourBasis, coefficient: ColourValue): TransformFault {
  const { value, error } = coefficient;
  const found = Number.isFinite(error) ? `is ${value.toFixed(3)} +- ${error.toFixed(3)}` : 'is not determined';
  return {
    code: 'coefficientUncertain',
    ...(Number.isFinite(error) && { coefficient }),
    message: `the coefficient of ${basis} ${found}, an error of at most ${LARGEST_COEFFICIENT_ERROR} is needed`,
  };
}

function colourRange(coloured: readonly ColouredComp[]): number {
  const colours = coloured.map(({ colour }) => colour);
  return Math.max(...colours) - Math.min(...colours);
}

function meanAirmassOf(frames: readonly MeasuredFrame[]): number {
  const known = frames.flatMap(({ frame: { airmass } }) => (airmass >= 1 ? [airmass] : []));
  return known.reduce((sum, airmass) => sum + airmass, 0) / Math.max(known.length, 1);
}

function meanColour(coloured: readonly ColouredComp[]): number {
  return coloured.reduce((sum, { colour }) => sum + colour, 0) / coloured.length;
}

function colourSpread(coloured: readonly ColouredComp[]): number {
  const mean = meanColour(coloured);
  const squares = coloured.reduce((sum, { colour }) => sum + (colour - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(coloured.length - 1, 1));
}
