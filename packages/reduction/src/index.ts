export { badFlatPixels } from './badFlatPixels.js';
export { type BlockQueue, blockQueue, blocksOf, type Report } from './blockQueue.js';
export {
  type Calibrated,
  type CalibratedFile,
  type CalibrateRequest,
  calibrateFrames,
  type FlatToUse,
  type FrameSync,
  type FrameToCalibrate,
  flatLevel,
} from './calibrateFrames.js';
export { type Combined, type CombineRequest, combineFrames } from './combineFrames.js';
export { Crew } from './crew.js';
export { crewSize } from './crewSize.js';
export { closeFrames, type FrameFile, openFrame } from './files/frameFile.js';
export { type LinearOptions, linearised } from './files/linearised.js';
export { type MeasuredFile, openMeasured } from './files/openMeasured.js';
export { OutputFile } from './files/outputFile.js';
export { PIXEL_BYTES, type PixelPlace, PixelReader, type Stretch } from './files/pixelPlace.js';
export { readFully, writeFully } from './files/readFully.js';
export { hashFiles } from './hashFiles.js';
export { levelsOf } from './levels.js';
export { medianOf, type PlacedImage } from './medianOf.js';
export { NOISE_KEYWORDS } from './noiseKeywords.js';
export type { FrameSteps } from './steps/chooseSteps.js';
export { type StoredInSteps, storeSteps } from './storeSteps.js';
