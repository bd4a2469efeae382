export { addedCounts } from './addedCounts.js';
export {
  type Choice,
  type ChooseRules,
  type Chosen,
  chooseMasters,
  type Light,
  nearest,
  nearestDark,
} from './chooseMasters.js';
export { type FlatLevel, flatProblem } from './flatProblem.js';
export type { Master, RawFrame } from './frame.js';
export { likeness } from './likeness.js';
export { outcomeOf } from './outcomeOf.js';
export { type MasterRules, type PlannedMaster, planMasters } from './planMasters.js';
export { calibratedName, calibratedNames } from './productName.js';
export { skeleton } from './skeleton.js';
export { doneTo, lettersOf } from './stepsDone.js';
