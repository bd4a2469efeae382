import type { BadPixels } from '@wombat/imaging';
import type { work } from '@wombat/proto';
import type { Result } from '@wombat/result';
import type { LookedAt } from '../adapters/lookedAtFrames.js';
import type { PairFault } from '../adapters/readPair.js';
import type { BadPixelMap } from '../domain/index.js';
import type { Measurement } from './measureFrame.js';
import type { Profile } from './profileFrame.js';

/** A frame, and what it is measured by; `known` where its pixels were all looked at before. */
export interface MeasuringOf {
  readonly frame: work.FrameToMeasure;
  readonly order: work.MeasureOrder;
  readonly known: LookedAt | null;
  readonly badPixels: readonly BadPixelMap[];
}

/** What a thread of the worker is asked to do, below the data root. */
export type FrameAsks = {
  profile: {
    /** `found`: its stars, as who solved it found them; null where nobody told. */
    order: { root: string; frame: work.FrameToProfile; found: Float64Array | null };
    answer: Result<{ profile: Profile; seen: LookedAt }, PairFault>;
  };
  measure: {
    order: MeasuringOf & { root: string };
    /** `seen`: null where it was known. */
    answer: Result<{ measured: Measurement; seen: LookedAt | null }, PairFault>;
  };
  searchMaster: { order: { root: string; kind: 'dark' | 'flat'; path: string }; answer: BadPixels | null };
};
