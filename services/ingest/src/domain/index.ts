export { bandOfFilter } from './bandOfFilter.js';
export { classifyPath, filterOfFolder, type PathRole } from './classifyPath.js';
export { describeFrame, describeIgnored, type FoundFile, type FrameRole, type ReadFrame } from './describeFile.js';
export { type LooseFlat, looseFlats, type Move, sortFlats } from './flatFolder.js';
export { frameMeta } from './frameMeta.js';
export {
  type AnnouncedNight,
  type LedgerFrame,
  type NightSummary,
  nightsToAnnounce,
  type RequestedSeries,
  reductionsToRequest,
  summariseNight,
} from './ledger.js';
export { nightOfFolder, nightOfMoment } from './nightName.js';
export { nightOf, placeInNight } from './nightOf.js';
export { type KnownLight, refreshedLight } from './refreshedLight.js';
export { type FolderAlias, type NamedSeries, seriesToRename } from './seriesToRename.js';
export { type ReductionWish, type StandingSeries, seriesToRepeat } from './seriesToRepeat.js';
export { type ConcludedSeries, reasonToRetry } from './seriesToRetry.js';
export { isNightSettled, isStill, type SeenFile, seenAgain } from './settled.js';
export { splitReason } from './splitReason.js';
export { type KnownFile, twinOf } from './twins.js';
