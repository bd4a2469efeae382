export { classifyPath, type FrameRole, type PathRole } from './files/classifyPath.js';
export { isNews, isToBeRead, type KnownFact, type ReadFact, secondsToNextTry } from './files/fileToRead.js';
export { type LooseFlat, looseFlats, type Move, sortFlats } from './files/flatFolder.js';
export {
  type FillingFolder,
  filesToBegin,
  fillingTimes,
  isNightSettled,
  isStill,
  type SeenFile,
  seenAgain,
} from './files/settled.js';
export { bandOfFilter } from './frames/bandOfFilter.js';
export {
  type CameraIdentity,
  cameraIdentity,
  type Exposure,
  type KnownFile,
  leaveOutCopies,
  seriesOf,
} from './frames/copies.js';
export {
  describeFrame,
  describeIgnored,
  type FoundFile,
  type ReadFrame,
  wheelOf,
  withBand,
} from './frames/describeFile.js';
export { frameMeta } from './frames/frameMeta.js';
export { FRAME_OUTCOMES, type FrameOutcome, frameOutcome, type ToldOfFrame } from './frames/frameOutcome.js';
export { type KnownLight, refreshedLight } from './frames/refreshedLight.js';
export { isHabitOf } from './frames/roleByHeader.js';
export { splitReason } from './frames/splitReason.js';
export { UnitRange } from './frames/unitRange.js';
export { UnwrittenEnd } from './frames/unwrittenEnd.js';
export { withFutureDoubted } from './frames/withFutureDoubted.js';
export { isFinished } from './nights/isFinished.js';
export {
  type AnnouncedNight,
  isNewsOfNight,
  type LedgerFrame,
  type NightSummary,
  type RequestedSeries,
  reductionsToRequest,
  summariseNight,
} from './nights/ledger.js';
export { nightOfFolder, nightOfMoment } from './nights/nightName.js';
export { nightOf, placeInNight, unnamedNight } from './nights/nightOf.js';
export { type CompsWord, seriesOfCompsWord } from './series/seriesOfCompsWord.js';
export { type FolderAlias, type NamedSeries, seriesToRename } from './series/seriesToRename.js';
export { type ReductionWish, type StandingSeries, seriesToRepeat } from './series/seriesToRepeat.js';
export { type ConcludedSeries, reasonToRetry } from './series/seriesToRetry.js';
