import { createRequire } from 'node:module';
import { dirname } from 'node:path';

export * as calibration from './api/calibration.js';
export * as catalog from './api/catalog.js';
export * as ingest from './api/ingest.js';
export * as ops from './api/ops.js';
export * as photometry from './api/photometry.js';
export * as publisher from './api/publisher.js';
export * as submission from './api/submission.js';
export * from './events.js';
export {
  ChosenMaster,
  ColourTerm,
  CompCandidate,
  CompsChosen,
  CompsSelected,
  FramesReleased,
  FramesSolved,
  KeptAnswer,
  LearntTerm,
  MasterChoice,
  MastersChosen,
  MastersRechosen,
  MessageQuarantined,
  NightCancelled,
  NightFirstEnded,
  NightPaused,
  NightPutFirst,
  OfferedStar,
  PointsRestored,
  ScanCompleted,
  SeriesFound,
  StarChoice,
  StarDropped,
  StarRole,
  TargetStar,
} from './gen/wombat/events/v1/events.js';
export { AliasSet, StarPlaced } from './gen/wombat/events/v1/folders.js';
export {
  ApertureRadii,
  FrameCalibrated,
  FrameMeasured,
  FrameMeta,
  FrameProfiled,
  GrowthPoint,
  KnownCoefficient,
  SipDistortion,
  StarAperture,
  StarMeasured,
  TanSolution,
} from './gen/wombat/events/v1/frames.js';
export {
  FileProduct,
  Reduction,
  Series,
} from './gen/wombat/events/v1/series.js';
export { SettingsChanged } from './gen/wombat/events/v1/settings.js';
export { SubmissionComplaint, SubmittedSeries } from './gen/wombat/events/v1/submission.js';
export * as provenance from './provenance.js';
export type { Codec } from './told.js';
export * as work from './work.js';

/**
 * Folder of the .proto files, for gRPC servers and clients that load them at run time; found by the package's name, as
 * this file may stand in a bundle.
 */
export const PROTO_FOLDER = dirname(createRequire(import.meta.url).resolve('@wombat/proto/package.json'));
