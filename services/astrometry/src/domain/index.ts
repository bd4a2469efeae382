export {
  type Effort,
  type FailedAttempt,
  type Hints,
  hasPlace,
  nextAttempt,
  type PlannedAttempt,
  searchEnd,
} from './attempts.js';
export { believable, believableWcs } from './believable.js';
export { blocksOf, FRAMES_PER_BLOCK, framesToSolve, referenceCandidates } from './blocks.js';
export { type AreaLayout, areasAround } from './databaseAreas.js';
export { type CatalogueStar, decodeArea } from './decodeArea.js';
export { type FieldDepth, liesAmong } from './fieldDepth.js';
export { fitLike, fitWcs, rmsArcsec, type SkyPair } from './fitWcs.js';
export { type Followed, followSolution, type SolvedStars, solvedStars } from './followSolution.js';
export { frameWcs, sipInverse } from './frameWcs.js';
export { type Doubts, isDoubting } from './hints/doubts.js';
export { type HintSources, hintsOf } from './hints/hintsOf.js';
export { frameToSolve, type OrderedFrame, orderedFrame } from './hints/orderedFrame.js';
export { contradicts, type KnownOfFrame, type SolvedField, toldBy } from './hints/toldBy.js';
export { matchSky, type SkyMatch } from './matchSky.js';
export { type ProbeImage, probeImage } from './probeImage.js';
export { type ImageSize, middleOf, type Solution, solutionOf } from './solution.js';
export { parseAnalysis, parseSolveReport, type SolveReport } from './solveReport.js';
export { solverBinning } from './solverBinning.js';
export { type SolverTrouble, solverTrouble } from './solverDoubt.js';
export { unsolvedReason } from './unsolvedReason.js';
