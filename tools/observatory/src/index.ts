export { BANDS, type Band, bandOfFilter, type Magnitudes } from './bands.js';
export type {
  Camera,
  HeaderStyle,
  LightCurveShape,
  NightPlan,
  Sequence,
  SequenceComp,
  SimulatedTarget,
  Site,
} from './nightPlan.js';
export { type NightFacts, type NightOverrides, planNight } from './planNight.js';
export { RandomStream } from './randomStream.js';
