import type { LearntTerm } from '@wombat/proto';
import type { Scintillation } from '../comps/compValues.js';
import { learntCoefficient } from '../learnt/learntTerms.js';
import type { Candidate, MeasuredFrame } from '../measurement/measurement.js';
import type { CatalogueColours } from './fieldTransform.js';
import { likelyCoefficient } from './likelyCoefficient.js';
import { levelColour } from './likelyColour.js';
import type { ColourTransform } from './measuredColour.js';
import type { ColourBasis, ColourValue } from './targetColour.js';
import { zeroPoints } from './zeroPoints.js';

export interface LikelyTransformInput {
  band: string;
  basis: ColourBasis;
  comps: readonly Candidate[];
  frames: readonly MeasuredFrame[];
  colours: CatalogueColours;
  /** Of a star on a frame; missing: not known. */
  scintillation?: Scintillation;
  /** What other nights say of the camera's filter; missing: nothing. */
  learnt?: readonly LearntTerm[];
}

/** The transformation that is to be expected where none is found; `fitted` is what the comps say of its coefficient. */
export function likelyTransform(
  { band, basis, comps, frames, colours, scintillation, learnt = [] }: LikelyTransformInput,
  fitted: ColourValue | null = null,
): ColourTransform {
  const night = zeroPoints(comps, frames, scintillation);
  const members = night.comps.flatMap(({ auid, setsLevel }) => (setsLevel ? [auid] : []));
  return {
    coefficient: likelyCoefficient(band, fitted, learntCoefficient(learnt, basis)).value,
    secondOrder: 0,
    referenceColour: levelColour(colours, basis, members).value,
    zeroPoints: night,
  };
}
