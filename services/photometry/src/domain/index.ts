export { type Aperture, chooseAperture } from './aperture.js';
export {
  type ApparentMagnitude,
  type ApparentMagnitudeStar,
  apparentMagnitudes,
  totalMagnitude,
} from './apparentMagnitude.js';
export {
  type AssignRolesInput,
  assignRoles,
  type ComparisonMode,
  type CompRole,
  firstTargetMagnitude,
  type RolesOutcome,
  type SeriesRoles,
} from './assignRoles.js';
export { blendedComps, type CatalogueNeighbour } from './blendedComps.js';
export { cameraFacts, cameraWarnings } from './cameraFacts.js';
export {
  chooseReferenceFrame,
  type FramePsf,
  type PsfOfFrame,
  type ReferenceFrame,
  type ReferenceFrameOutcome,
} from './chooseReferenceFrame.js';
export {
  type CatalogueColours,
  type FieldTransform,
  type FieldTransformInput,
  fieldTransform,
  type TransformFaultCode,
  type TransformOutcome,
} from './fieldTransform.js';
export {
  type FlagEffect,
  type FlagName,
  flagBits,
  flagNames,
  hasFlag,
  type MeasurementFlag,
  measurementFlags,
  spoilingFlags,
} from './flags.js';
export { type MeasuredSeries, magnitudesOf, type SeriesResult } from './magnitudesOf.js';
export { type FilterOfNight, measuredColour } from './measuredColour.js';
export {
  type ApertureRadii,
  type Candidate,
  type FrameFacts,
  instrumentalMagnitude,
  isMeasured,
  type MeasuredFrame,
  photonErrorMagnitudes,
  type StarInFrame,
  starOffFrame,
  targetStarId,
} from './measurement.js';
export { type MeasurementTableInput, measurementTable, type TableStar, tableStars } from './measurementTable.js';
export { numberFormat } from './numberFormat.js';
export { type FilterFrame, observationGroups } from './observationGroups.js';
export type {
  CameraFacts,
  FrameToMeasure,
  FrameToProfile,
  MeasureOrder,
  ProfileOrder,
  StarToMeasure,
} from './orders.js';
export { type GateResult, type GateVerdict, gatePassed, type QualityGateInput, qualityGate } from './qualityGate.js';
export { radecFile } from './radecFile.js';
export { type RelativeFlux, type RelativeFluxes, relativeFluxes, type StarFlux } from './relativeFlux.js';
export {
  type CalibrationKind,
  type ReportComp,
  type ReportNotes,
  type ReportRow,
  type ReportRowOfFrame,
  type ReportRowsInput,
  reportRows,
} from './reportRows.js';
export { madSigma, median, quadrature, quantile } from './robustStatistics.js';
export { scintillationMagnitudes, type TelescopeSite } from './scintillation.js';
export { type SkyPosition, separationDegrees } from './separationDegrees.js';
export {
  comparisonStars,
  type SeriesMagnitudes,
  type SeriesMagnitudesInput,
  type SeriesMagnitudesOutcome,
  seriesMagnitudes,
} from './seriesMagnitudes.js';
export {
  type ColourTermOfFrame,
  type LeftOutMagnitude,
  type MagnitudeErrors,
  type StandardMagnitude,
  type StandardMagnitudesInput,
  type StarMagnitudes,
  standardMagnitudes,
} from './standardMagnitudes.js';
export { starFact, starOfFact } from './starFact.js';
export {
  type ApertureName,
  columnHeading,
  type FrameColumn,
  type StarColumn,
  type TableColumn,
  tableColumns,
} from './tableColumns.js';
export {
  type ColourBasis,
  type ColourEpoch,
  type ColourValue,
  type TargetColour,
  targetColourAt,
} from './targetColour.js';
export {
  type DropCode,
  type DroppedComp,
  type UsableComps,
  type UsableCompsInput,
  usableComps,
} from './usableComps.js';
export {
  type CompOfNight,
  type FrameZeroPoint,
  type NightZeroPoints,
  type RejectedComp,
  zeroPoints,
} from './zeroPoints.js';
export { type ZeroPointTrend, zeroPointTrend } from './zeroPointTrend.js';
