export {
  CAUSES,
  type Cause,
  type CauseCode,
  causeOf,
  causeSentence,
  OUTCOMES,
  type Outcome,
  outcomeOf,
} from './causes.js';
export { ERROR_PARTS, errorPartsSaid } from './errorParts.js';
export { FITS_FAULTS, FRAME_FAILURES, type FrameFailureCode } from './frameFailures.js';
export { FRAME_STATES, type FrameState, hasPassed, stageOfState, stagesBehind, statesBehind } from './frameStates.js';
export { CAL_TYPES, type CalType, DONE_BEFORE, NO_MASTER } from './masters.js';
export { MENDERS, type Meaning, type Mender } from './mender.js';
export type { NoticeChannel } from './noticeChannels.js';
export {
  COMPARISON_MODES,
  type ComparisonMode,
  type GateOutcome,
  TRANSFORM_METHODS,
  type TransformMethod,
} from './outcomes.js';
export { OUTSIDE_OUTCOMES, OUTSIDES, type Outside, type OutsideOutcome } from './outsides.js';
export { REJECTION_REASONS, REJECTION_SCOPES, type RejectionReason, type RejectionScope } from './rejections.js';
export { isAtLeast, ROLES, type Role } from './roles.js';
export { SERIES, type SeriesProgress } from './series.js';
export { SOLVE_METHODS, type SolveMethod } from './solveMethods.js';
export { BEGINNINGS, type Beginning, isBeginning, STAGES, type Stage } from './stages.js';
export {
  type HaltCode,
  HELD,
  isHalt,
  isUnnamed,
  STATUSES,
  type StatusCode,
  type StatusMeaning,
  UNNAMED,
} from './statuses.js';
export { SUBMISSION_STATES, type SubmissionFaultCode, type SubmissionState } from './submissions.js';
export { type AccountKind, type AccountSource, SUBMITTERS, type Submitter } from './submitters.js';
export { isVerdict, SUBMITTED, SUBMITTED_OF, type Submitted, VERDICTS, type Verdict } from './verdicts.js';
