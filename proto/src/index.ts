import { fileURLToPath } from 'node:url';

export * as catalog from './gen/wombat/catalog/v1/catalog.js';
export {
  AliasSet,
  CalibrationFound,
  CompCandidate,
  CompsSelected,
  FramesCalibrated,
  FramesSolved,
  GateVerdict,
  MagnitudesTransformed,
  MasterChoice,
  MasterSummary,
  MastersBuilt,
  NightDiscovered,
  OfferedStar,
  PhotometryDone,
  ReductionRequested,
  ScanCompleted,
  SeriesFound,
  SeriesHalted,
  SeriesResumed,
  StarChoice,
  StarDropped,
  StarRole,
  TargetStar,
  Validated,
} from './gen/wombat/events/v1/events.js';
export {
  ApertureRadii,
  FrameCalibrated,
  FrameDiscovered,
  FrameFailed,
  FrameMeasured,
  FrameMeta,
  FrameProfiled,
  FrameSolved,
  GrowthPoint,
  MasterBuilt,
  SipDistortion,
  SolveAttempt,
  StarMeasured,
  TanSolution,
} from './gen/wombat/events/v1/frames.js';
export {
  FileProduct,
  Reduction,
  Series,
} from './gen/wombat/events/v1/series.js';
export * as ingest from './gen/wombat/ingest/v1/ingest.js';
export * as ops from './gen/wombat/ops/v1/ops.js';
export * as photometry from './gen/wombat/photometry/v1/photometry.js';
export * as publisher from './gen/wombat/publisher/v1/publisher.js';

/** Folder of the .proto files, for gRPC servers and clients that load them at run time. */
export const protoFolder = fileURLToPath(new URL('../', import.meta.url));
