export { type ApertureRadii, annulusSky, type SkyEstimate } from './annulusSky.js';
export { type ApertureSum, apertureSum } from './apertureSum.js';
export { type Background, background } from './background.js';
export {
  type CalibratedImage,
  type CalibrationMasters,
  type CalibrationOptions,
  calibrate,
  LOWEST_FLAT,
  PIXEL_FLAGS,
} from './calibrate.js';
export { type CcdErrorTerms, ccdError } from './ccdError.js';
export { type ChosenRadii, chooseRadii, type GrowthEvidence, type RadiiEvidence } from './chooseRadii.js';
export { circleOverlap } from './circleOverlap.js';
export { clippedAnnulus } from './clippedAnnulus.js';
export { type CombinedImage, combine } from './combine.js';
export { type CombineOptions, DEFAULT_COMBINE } from './combinePixels.js';
export type { DetectedStar } from './describeSegment.js';
export { type DetectedField, type DetectOptions, detectField, detectStars } from './detectStars.js';
export { type FieldPsf, type FieldPsfOptions, fieldPsf, type PsfFault } from './fieldPsf.js';
export { fitGaussian, type GaussianFit } from './fitGaussian.js';
export { fitMoffat, type MoffatFit } from './fitMoffat.js';
export type { ProfileFault, ProfileOptions } from './fitProfile.js';
export { type GrowthOptions, type GrowthPoint, growthCurve } from './growthCurve.js';
export { type Centroid, howellCentroid } from './howellCentroid.js';
export type { Image, PixelArray, Point } from './image.js';
export { type ImageStatistics, imageStatistics } from './imageStatistics.js';
export { intensityCentroid } from './intensityCentroid.js';
export { masterBias } from './masterBias.js';
export { masterDark } from './masterDark.js';
export { type MasterFlat, masterFlat } from './masterFlat.js';
export { type MeasureOptions, measureStar, type StarMeasurement } from './measureStar.js';
export { median } from './median.js';
export { medianAbsoluteDeviation, SIGMA_PER_MAD } from './medianAbsoluteDeviation.js';
export { type Moments, moments } from './moments.js';
export { pairStars, StarGrid, type StarPair } from './pairStars.js';
export { percentile } from './percentile.js';
export { fitAffine, type PlaneTransform, type PointPair, transformPoint } from './planeTransform.js';
export { PSF_LIMITS, type PsfLimit } from './psfLimits.js';
export { radialFwhm } from './radialFwhm.js';
export { ReferenceStars } from './referenceStars.js';
export { type RegisterFault, type Registration, register } from './register.js';
export type { Result } from './result.js';
export { solveLinear } from './solveLinear.js';
