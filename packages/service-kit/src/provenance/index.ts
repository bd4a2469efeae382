/** What a report rests on, read again and told in plain words: the same for the launcher and the page. */

export { provenancePath } from '../products.js';
export { choosePoint } from './choosePoint.js';
export { explainPoint, explainSeries } from './explain.js';
export type { Explanation } from './explanation.js';
export type { Point } from './point.js';
export { readProvenance } from './readProvenance.js';
