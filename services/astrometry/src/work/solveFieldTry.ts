import { solveField } from '../adapters/solveField.js';
import { believableWcs, type Hints } from '../domain/index.js';
import { attemptOf, type Tried } from './tried.js';

export interface SolveFieldLimits {
  timeLimitSeconds: number;
  /** How far from the known place a solution may lie. */
  searchRadius: number;
}

/** What solve-field makes of a frame, if it is one to believe. */
export async function solveFieldTry(file: string, hints: Hints, limits: SolveFieldLimits): Promise<Tried> {
  const { timeLimitSeconds, searchRadius } = limits;
  const { seconds, outcome } = await solveField(file, { hints, timeLimitSeconds });
  if (!outcome.ok) return failed(outcome.fault.message, seconds);
  const { wcs, image } = outcome.value;
  const believed = believableWcs(wcs, image, { ...hints, maxDistanceDegrees: searchRadius });
  if (!believed.ok) return failed(`not believed: ${believed.fault.message}`, seconds);
  const solution = believed.value;
  const attempt = attemptOf({ method: 'solveField', seconds, solution });
  return { attempts: [attempt], found: { solution, method: 'astrometry.net' }, reason: '' };
}

function failed(error: string, seconds: number): Tried {
  const reason = `neither ASTAP nor solve-field could solve it (solve-field: ${error})`;
  return { attempts: [attemptOf({ method: 'solveField', error, seconds })], found: null, reason };
}
