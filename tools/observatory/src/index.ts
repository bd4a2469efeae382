export { BANDS, type Band, bandOfFilter, type Magnitudes } from './bands.js';
export { catalogueOf, type SkyCatalogue } from './catalogueOf.js';
export { type ConfigPlaces, configOf } from './configOf.js';
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
export { type DefaultNightName, defaultNights } from './nights/defaultNights.js';
export type { ReadyNight } from './nights/nightOf.js';
export type { FilterTruth, FrameTruth, NightTruth, StarTruth, TruthFlag } from './nightTruth.js';
export { type NightFacts, type NightOverrides, planNight } from './planNight.js';
export { RandomStream } from './randomStream.js';
export { simulateNight } from './simulateNight.js';
export { starsOf } from './starsOf.js';
export { type WrittenObservatory, writeObservatory } from './writeObservatory.js';
