export { type Aperture, chooseAperture } from './aperture.js';
export { assignRoles, type CompRole, firstTargetMagnitude, type SeriesRoles } from './assignRoles.js';
export { blendedComps, type CatalogueNeighbour } from './blendedComps.js';
export { cameraFacts, cameraWarnings } from './cameraFacts.js';
export { compFacts } from './compFacts.js';
export { commonError, randomError } from './errorParts.js';
export type { CatalogueColours } from './fieldTransform.js';
export { type FlagName, flagBits, flagNames, flagsIn } from './flags.js';
export { type MeasuredSeries, magnitudesOf } from './magnitudesOf.js';
export {
  type Candidate,
  isMeasured,
  type MeasuredFrame,
  type StarInFrame,
  starOffFrame,
  TARGET_STAR_ID,
} from './measurement.js';
export { measurementTable, tableStars } from './measurementTable.js';
export { observationGroups } from './observationGroups.js';
export type { PointRejection } from './pointRejection.js';
export { radecFile } from './radecFile.js';
export { reportRows } from './reportRows.js';
export type { TelescopeSite } from './scintillation.js';
export type { SeriesMagnitudes } from './seriesMagnitudes.js';
export { sketch } from './sketch.js';
export type { StandardMagnitude, StarMagnitudes } from './standardMagnitudes.js';
export { starFact, starOfFact } from './starFact.js';
export { usableComps } from './usableComps.js';
export { vsxPeriod } from './vsxPeriod.js';
