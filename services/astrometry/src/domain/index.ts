export { type FailedAttempt, type Hints, nextAttempt, type PlannedAttempt } from './attempts.js';
export { type Believed, believable, type Solution } from './believable.js';
export { fieldOfView } from './fieldOfView.js';
export { parseAnalysis, parseSolveReport, type SolveReport } from './solveReport.js';
export { unsolvedReason } from './unsolvedReason.js';
