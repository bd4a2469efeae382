export { claimInFolder } from './claimInFolder.js';
export { type Armed, armFailPoints, FailPointReached, failPoint } from './failPoint.js';
export { readFailPoints } from './readFailPoints.js';
export { FAIL_POINTS, type FailPoint } from './registry.js';
