export { flatSettings } from './config/flatSettings.js';
export { loadConfig } from './config/loadConfig.js';
export { type CameraConfig, type Config, configSchema, type SiteConfig } from './config/schema.js';
export { markdownTable } from './documents/markdownTable.js';
export { EachAlone } from './installation/eachAlone.js';
export { heldSeries } from './installation/heldSeries.js';
export { InstallationFault, installationFaultOf, throwInstallationFault } from './installation/installationFault.js';
export { answerSha256, answerTold, type ToldAnswer, tellAnswer } from './keptAnswers.js';
export { Numbers, type Reading } from './metrics/numbers.js';
export { type CallEnd, type OutsideCall, OutsideCalls } from './outside/outsideCalls.js';
export type { CancelledNight } from './pause/cancelledNight.js';
export { cancelledIn, cancelledNights, nightsCancelled } from './pause/cancelledNights.js';
export { firstNights, nightsPutFirst } from './pause/firstNights.js';
export { NIGHT_WORDS, nightWords } from './pause/nightWords.js';
export { nightsPaused, pausedNights } from './pause/pausedNights.js';
export {
  countPointChanges,
  type FrameRejection,
  knowsPointChange,
  lastPointChange,
  type PointChange,
  pointChanges,
  pointChangesOf,
  rejectedCounts,
  rejectedFrames,
} from './points/pointChanges.js';
export { productFolder, provenancePath, sweepBeside, writeTextProduct } from './products.js';
export { KeptSeries, newestRow } from './reactor/keptSeries.js';
export { lostFrameFacts } from './reactor/lostFrameFacts.js';
export { Reactor } from './reactor/reactor.js';
export { SeriesGuard } from './reactor/seriesGuard.js';
export {
  reductionOfRow,
  SERIES_COLUMNS,
  type SeriesRow,
  seriesKey,
  seriesOfBatch,
  seriesTitle,
  stageKey,
} from './reactor/seriesRow.js';
export { StagesReactor, type WorkStage } from './reactor/stagesReactor.js';
export { type ProductFault, placeOfProduct, readProduct } from './readProduct.js';
export { type Environment, messageOf, readEnvironment } from './run/environment.js';
export { type Logger, openLogger } from './run/logger.js';
export { readRestarts } from './run/restartsFile.js';
export { type RunFile, readRunFile, removeRunFile, writeRunFile } from './run/runFile.js';
export { runService, type ServiceDefinition } from './run/runService.js';
export { runWorker, type WorkerDefinition, type WorkerKit } from './run/runWorker.js';
export { ServiceKit, type ServiceKitParts } from './run/serviceKit.js';
export { type ProgressLine, StatusBoard } from './run/statusBoard.js';
export { safeFilterName, safeName } from './safeName.js';
export { SOFTWARE, VERSION } from './software.js';
export { awaitedVerdictTable, awaitReport, takeAwaited } from './verdicts/awaitedVerdicts.js';
