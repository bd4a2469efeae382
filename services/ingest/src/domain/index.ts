export { bandOfFilter } from './bandOfFilter.js';
export { classifyPath, filterOfFolder, type PathRole } from './classifyPath.js';
export { type LooseFlat, type Move, sortFlats } from './flatFolder.js';
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
export { type FolderAlias, type NamedSeries, seriesToRename } from './seriesToRename.js';
export { isNightSettled, isStill, type SeenFile } from './settled.js';
