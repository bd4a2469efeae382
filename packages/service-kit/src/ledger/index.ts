/** The observer's database as it is read by ingest, and by the launcher where ingest does not run. */
export { cancelledOf } from './cancelledOf.js';
export { type FailedMaster, failedMastersOf, NIGHTS_WITH_FAILED_MASTERS } from './failedMasters.js';
export { type FramesAtState, frameCounts } from './frameCounts.js';
export {
  folderOfNight,
  LEDGER_DATABASE,
  ledgerFile,
  seriesInLedger,
  smallestSolvedField,
  unusableInLedger,
} from './ledgerFile.js';
export { LISTED_SERIES } from './listedSeries.js';
export { STANDING_OF_UNCOUNTED, standingFrames } from './standingFrames.js';
export { unusableLights } from './unusableLights.js';
