import * as events from './gen/wombat/events/v1/events.js';
import * as frames from './gen/wombat/events/v1/frames.js';
import * as submission from './gen/wombat/events/v1/submission.js';
import { type Told, told } from './told.js';

/** Events and facts that hold words of closed sets: what leaves one unsaid, or has another one, is refused. */

export type CalibrationFound = Told<events.CalibrationFound>;
export type NightDiscovered = Told<events.NightDiscovered>;
export const NightDiscovered = told(events.NightDiscovered, { 'calibrations.calType': true });

export type ReductionRequested = Told<events.ReductionRequested>;
export const ReductionRequested = told(events.ReductionRequested, { fromStage: true });

export type MasterSummary = Told<events.MasterSummary>;
export type MastersBuilt = Told<events.MastersBuilt>;
export const MastersBuilt = told(events.MastersBuilt, { 'masters.calType': true, 'masters.state': true });

export type UsedMaster = Told<events.UsedMaster>;
export type FramesCalibrated = Told<events.FramesCalibrated>;
export const FramesCalibrated = told(events.FramesCalibrated, { 'masters.calType': true });

export type PhotometryDone = Told<events.PhotometryDone>;
export const PhotometryDone = told(events.PhotometryDone, { mode: true });

export type GateVerdict = Told<events.GateVerdict>;
export type MagnitudesTransformed = Told<events.MagnitudesTransformed>;
export const MagnitudesTransformed = told(events.MagnitudesTransformed, { method: true, 'gate.verdict': true });

export type SeriesHalted = Told<events.SeriesHalted>;
export const SeriesHalted = told(events.SeriesHalted, { stage: true, code: true });

export type SeriesResumed = Told<events.SeriesResumed>;
export const SeriesResumed = told(events.SeriesResumed, { stage: true });

export type PointsRejected = Told<events.PointsRejected>;
export const PointsRejected = told(events.PointsRejected, { scope: true, reasonCode: true });

export type Validated = Told<events.Validated>;
export const Validated = told(events.Validated, { verdict: true });

export type SubmissionStepped = Told<submission.SubmissionStepped>;
export const SubmissionStepped = told(submission.SubmissionStepped, { state: true, submitter: true });

export type NightTold = Told<events.NightTold>;
export const NightTold = told(events.NightTold, { channel: true });

export type FrameDiscovered = Told<frames.FrameDiscovered>;
export const FrameDiscovered = told(frames.FrameDiscovered, { kind: true, state: true });

export type MasterBuilt = Told<frames.MasterBuilt>;
export const MasterBuilt = told(frames.MasterBuilt, { calType: true, state: true });

export type SolveAttempt = Told<frames.SolveAttempt>;
export type FrameSolved = Told<frames.FrameSolved>;
export const FrameSolved = told(frames.FrameSolved, {});

export type FrameKept = Told<frames.FrameKept>;
export const FrameKept = told(frames.FrameKept, { kept: true });

export type FrameFailed = Told<frames.FrameFailed>;
export const FrameFailed = told(frames.FrameFailed, { stage: true, code: true });
