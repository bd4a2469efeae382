export { type ConfigPlaces, configOf } from './configOf.js';
export { accuracyNight } from './nights/accuracyNight.js';
export { type DefaultNightName, defaultNights } from './nights/defaultNights.js';
export type { ReadyNight } from './nights/nightOf.js';
export type {
  Camera,
  HeaderStyle,
  LightCurveShape,
  NightPlan,
  Sequence,
  SequenceComp,
  SimulatedTarget,
  Site,
} from './nights/nightPlan.js';
export type { FilterTruth, FrameTruth, NightTruth, StarTruth, TruthFlag } from './nights/nightTruth.js';
export { otherField } from './nights/otherField.js';
export { type NightFacts, type NightOverrides, planNight } from './nights/planNight.js';
export { RandomStream } from './randomStream.js';
export { BANDS, type Band, bandOfFilter, type Magnitudes } from './scene/bands.js';
export { catalogueOf, type SkyCatalogue } from './scene/catalogueOf.js';
export { starsOf } from './scene/starsOf.js';
export { simulateNight } from './simulateNight.js';
export { type WrittenObservatory, writeObservatory } from './writeObservatory.js';
