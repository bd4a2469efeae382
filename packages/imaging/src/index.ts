export { type ApertureSum, apertureSum } from './aperture/apertureSum.js';
export { type CcdErrorShares, type CcdErrorTerms, ccdError, ccdErrorShares } from './aperture/ccdError.js';
export { type ChosenRadii, chooseRadii, type GrowthEvidence, type RadiiEvidence } from './aperture/chooseRadii.js';
export { circleOverlap } from './aperture/circleOverlap.js';
export { type GrowthOptions, type GrowthPoint, growthCurve } from './aperture/growthCurve.js';
export { type Centroid, howellCentroid } from './aperture/howellCentroid.js';
export { intensityCentroid } from './aperture/intensityCentroid.js';
export { type MeasureOptions, measureStar, type StarMeasurement } from './aperture/measureStar.js';
export { type Moments, moments } from './aperture/moments.js';
export { radialFwhm } from './aperture/radialFwhm.js';
export { NO_STAR_NUMBERS, type StarNumbers } from './aperture/starNumbers.js';
export { type BadPixels, deadPixelsOf, hotPixelsOf } from './calibrate/badPixels.js';
export {
  type CalibratedImage,
  type CalibrationMasters,
  type CalibrationOptions,
  calibrate,
  LOWEST_FLAT,
  PIXEL_FLAGS,
} from './calibrate/calibrate.js';
export { type CombineOptions, DEFAULT_COMBINE } from './calibrate/combinePixels.js';
export type { DetectedStar } from './detect/describeSegment.js';
export { type DetectedField, type DetectOptions, detectField, detectStars } from './detect/detectStars.js';
export { type PackedField, unpackField } from './detect/packField.js';
export { binned } from './image/binned.js';
export type { Image, PixelArray, Point } from './image/image.js';
export { withoutHoles } from './image/withoutHoles.js';
export { type FieldPsf, type FieldPsfOptions, fieldPsf, type PsfFault } from './profile/fieldPsf.js';
export { fitGaussian, type GaussianFit } from './profile/fitGaussian.js';
export { fitMoffat, type MoffatFit } from './profile/fitMoffat.js';
export type { ProfileFault, ProfileOptions } from './profile/fitProfile.js';
export { PSF_LIMITS, type PsfLimit } from './profile/psfLimits.js';
export { pairStars, StarGrid, type StarPair } from './register/pairStars.js';
export { fitAffine, type PlaneTransform, type PointPair, transformPoint } from './register/planeTransform.js';
export { ReferenceStars } from './register/referenceStars.js';
export { type RegisterFault, type Registration, register } from './register/register.js';
export type { ForeignLight } from './sharp/foreignLight.js';
export type { SharpPixel } from './sharp/sharpPixel.js';
export type { StarPlace } from './sharp/starPlace.js';
export { type Surroundings, surroundings } from './sharp/surroundings.js';
export { type ApertureRadii, annulusSky, type SkyEstimate } from './sky/annulusSky.js';
export { type Background, background } from './sky/background.js';
export { clippedAnnulus } from './sky/clippedAnnulus.js';
export { type ImageStatistics, imageStatistics } from './statistics/imageStatistics.js';
export { median } from './statistics/median.js';
export { medianAbsoluteDeviation, SIGMA_PER_MAD } from './statistics/medianAbsoluteDeviation.js';
export { percentile } from './statistics/percentile.js';
export { solveLinear } from './statistics/solveLinear.js';
