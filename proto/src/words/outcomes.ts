import type {
  TransformMethod as AnyMethod,
  ComparisonMode as AnyMode,
  GateOutcome as AnyResult,
} from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';

/** What came of one test of the quality gate. */
export type GateOutcome = Told<AnyResult>;

/** How many stars a target is compared with. */
export type ComparisonMode = Told<AnyMode>;

/** How magnitudes became standard ones. */
export type TransformMethod = Told<AnyMethod>;

/** In the words of the page. */
export const COMPARISON_MODES: Readonly<Record<ComparisonMode, string>> = {
  ensemble: 'ensemble of comparison stars',
  single: 'one comparison star',
  singleNoCheck: 'one comparison star, no check star',
};

/** In the words of the page. */
export const TRANSFORM_METHODS: Readonly<Record<TransformMethod, string>> = {
  zeroPoint: 'a zero point for each frame',
  field: 'a zero point for each frame and one colour term for the night',
  coefficients: 'a zero point for each frame and the colour term of the telescope',
};
