export type { KindFigures, PixelFigures, StarFigures, TrialFigures } from './accuracyResult.js';
export { judgeReport } from './pixels/judgeReport.js';
export { reportsBelow } from './pixels/reportsBelow.js';
