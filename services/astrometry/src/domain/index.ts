export { type FailedAttempt, type Hints, nextAttempt, type PlannedAttempt } from './attempts.js';
export { type Believed, believable, believableWcs } from './believable.js';
export { blocksOf, FRAMES_PER_BLOCK, referenceCandidates } from './blocks.js';
export { fieldOfView } from './fieldOfView.js';
export { fitWcs, rmsArcsec, type SkyPair } from './fitWcs.js';
export { type Followed, followSolution, type SolvedStars } from './followSolution.js';
export { type ImageSize, middleOf, type Solution, solutionOf } from './solution.js';
export { parseAnalysis, parseSolveReport, type SolveReport } from './solveReport.js';
export { unsolvedReason } from './unsolvedReason.js';
