export { type Aperture, chooseAperture } from './aperture/aperture.js';
export { frameAtRadius } from './aperture/frameAtRadius.js';
export { radiusOnFrame } from './aperture/radiusScales.js';
export { settleAperture } from './aperture/settleAperture.js';
export { assignRoles, type CompRole, firstTargetMagnitude, type SeriesRoles } from './comps/assignRoles.js';
export { blendedComps, type CatalogueNeighbour } from './comps/blendedComps.js';
export { chartStars } from './comps/chartStars.js';
export { usableComps } from './comps/usableComps.js';
export { type ChosenComps, type CompSwitches, withChosen } from './conclusion/chosenComps.js';
export { compStars } from './conclusion/compStars.js';
export { decideComps } from './conclusion/decideComps.js';
export { flagTexts, textsOfBits } from './conclusion/flagTexts.js';
export type { GateResult } from './conclusion/gateResult.js';
export { type MeasuredSeries, magnitudesOf } from './conclusion/magnitudesOf.js';
export { nightColourTerm } from './conclusion/nightColourTerm.js';
export { rolesAsIf } from './conclusion/rolesAsIf.js';
export { sketch } from './conclusion/sketch.js';
export { vsxPeriod } from './conclusion/vsxPeriod.js';
export { learntTerms, type TermOfNight } from './learnt/learntTerms.js';
export { commonError, randomError, toldParts } from './magnitudes/errorParts.js';
export type { FainterThan } from './magnitudes/fainterThan.js';
export type { CatalogueColours } from './magnitudes/fieldTransform.js';
export { knownCoefficients } from './magnitudes/knownCoefficients.js';
export type { SeriesMagnitudes } from './magnitudes/seriesMagnitudes.js';
export type { StandardMagnitude, StarMagnitudes } from './magnitudes/standardMagnitudes.js';
export type { BadPixelMap } from './measurement/badPixelMap.js';
export { cameraFacts, cameraWarnings } from './measurement/cameraFacts.js';
export { darkElectrons } from './measurement/darkCurrent.js';
export { type FlagName, flagBits, flagNames } from './measurement/flags.js';
export { flatElectrons } from './measurement/flatNoise.js';
export { frameSite, siteDoubt } from './measurement/frameSite.js';
export {
  type Candidate,
  type FlatOfFrame,
  isMeasured,
  type MeasuredFrame,
  type StarInFrame,
  starOffFrame,
  TARGET_STAR_ID,
} from './measurement/measurement.js';
export type { PointRejection } from './measurement/pointRejection.js';
export type { TelescopeSite } from './measurement/scintillation.js';
export { type StarInAperture, starFact, starOfFact } from './measurement/starFact.js';
export { isTwilight } from './measurement/twilight.js';
export type { MastersOfFrame, ProvenanceSources } from './provenance/provenanceInput.js';
export { provenanceOf } from './provenance/provenanceOf.js';
export { provenanceText } from './provenance/provenanceText.js';
export { calibrationNote } from './report/calibrationNote.js';
export { observationGroups } from './report/observationGroups.js';
export { type Reportable, reportable } from './report/reportable.js';
export { reportComments } from './report/reportComments.js';
export { reportRows } from './report/reportRows.js';
export type { ReportRowsInput } from './report/reportRowsInput.js';
export { withStrikes } from './strikes/withStrikes.js';
export { aperturesFile } from './table/aperturesFile.js';
export { measurementTable, tableStars } from './table/measurementTable.js';
export { plotConfig } from './table/plotConfig.js';
export { radecFile } from './table/radecFile.js';
export { withCloud } from './transparency/withCloud.js';
