export { type Alias, configuredWord, observersWord } from './alias.js';
export { type AskedAlias, readAlias, type StarWord } from './askedAlias.js';
export { type BrightnessRange, brightnessRange, middleMagnitude, type RangeKnowledge } from './brightnessRange.js';
export { catalogueBandFor } from './catalogueBandFor.js';
export { type ChartRequest, chartRequest } from './chartRequest.js';
export { commentObjection } from './commentObjection.js';
export { type ComparisonWindow, comparisonWindow, type WindowMargins } from './comparisonWindow.js';
export { type ConfiguredTarget, configuredTarget, type TargetEntry } from './configuredTarget.js';
export { centre, contains, corners, type Footprint, halfDiagonalDegrees, wellPointed } from './footprint.js';
export { type NamesAsked, nextNameToAsk } from './nextNameToAsk.js';
export {
  type NameAttempt,
  type ResolvedTarget,
  resolveStar,
  type StarQuestion,
  type StarResolution,
  wayOut,
} from './resolveStar.js';
export { retryAt } from './retrySchedule.js';
export { type CompDecision, type CompSelection, selectComps } from './selectComps.js';
export { targetNames } from './targetNames.js';
