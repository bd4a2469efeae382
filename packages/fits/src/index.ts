export { type ChosenDark, chooseDark, type DarkFacts, type DarkRules } from './camera/calibrating/chooseDark.js';
export { type DarkTraits, darkSets, sameExposure, sameTemperature } from './camera/calibrating/darkSets.js';
export { type StepsDone, stepsDone } from './camera/calibrating/stepsDone.js';
export { type CameraRule, type ClockRule, type CoefficientRule, cameraFor } from './camera/cameraRule.js';
export { type DescribableImage, describeFrame, type FrameDescription } from './camera/describeFrame.js';
export { type FrameKind, type SaidKind, saidKind } from './camera/kind/frameKind.js';
export {
  type FrameInFolder,
  isHabit,
  isNoteOnHabit,
  kindInFolder,
  type TakenKind,
} from './camera/kind/kindInFolder.js';
export { type Linearity, linearityGain, linearityProblem, trueCounts } from './camera/linearity.js';
export type { Site } from './camera/site.js';
export type { FitsFault, FitsFaultCode, FitsResult } from './fault.js';
export { fileStamp, isAsStamped, lookOf } from './file/fileStamp.js';
export { hashFile } from './file/hashFile.js';
export type { Written } from './file/replaceFile.js';
export { temporaryBeside } from './file/temporaryFile.js';
export { type Bitpix, paddedLength } from './hdu/layout.js';
export type { Card, CardValue } from './header/card.js';
export { Header } from './header/header.js';
export { parseHeader } from './header/parseHeader.js';
export { imageHead, solvableImageHead } from './image/imageHead.js';
export { isWhole } from './image/isWhole.js';
export { PixelMemory } from './image/pixelMemory.js';
export { type ImageHeader, readHeader } from './image/readHeader.js';
export { type FitsImage, type ReadOptions, readImage } from './image/readImage.js';
export { readRegion } from './image/readRegion.js';
export { type RowBand, readRows } from './image/readRows.js';
export type { Region, RowSpan } from './image/region.js';
export type { RowOrder } from './image/rowOrder.js';
export { type Scaling, scalingOf } from './image/scaling.js';
export { type WritableImage, writeImage } from './image/writeImage.js';
export type { BayerPattern } from './part/bayerPattern.js';
export { type FramePart, framePart } from './part/framePart.js';
export { type FrameSections, frameSections } from './part/frameSections.js';
export { type GreenImage, greenOfBayer } from './part/greenOfBayer.js';
export { type PartOptions, readPart, readPartRows } from './part/readPart.js';
export { readStoredRows, type StoredBand } from './part/readStoredRows.js';
export { isSameFrame } from './solution/isSameFrame.js';
export { solutionCards } from './solution/solutionCards.js';
export { withoutRoom } from './solution/withoutRoom.js';
export { writeSolution } from './solution/writeSolution.js';
export type { PixelStatistics } from './summary/pixelStatistics.js';
export { type FileHeaders, type HduHeader, readHeaders } from './summary/readHeaders.js';
export { type HduSummary, type ImageSummary, summarizeFile } from './summary/summarizeFile.js';
