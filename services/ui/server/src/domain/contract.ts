/** What the page and its server say to each other over REST: types, and the words they choose from. */

export type * from './contract/account.js';
export type * from './contract/checkup.js';
export type * from './contract/curve.js';
export { REASON_CODES } from './contract/curve.js';
export type * from './contract/difference.js';
export type * from './contract/history.js';
export type * from './contract/identity.js';
export type * from './contract/log.js';
export { LOG_STREAMS } from './contract/log.js';
export type * from './contract/nights.js';
export type * from './contract/ops.js';
export { LOG_LEVELS } from './contract/ops.js';
export type * from './contract/pictures/field.js';
export { FIELD_MARKS } from './contract/pictures/field.js';
export type * from './contract/pictures/frames.js';
export { CUT_OUT_CENTRES } from './contract/pictures/frames.js';
export type * from './contract/points.js';
export { REJECTION_SCOPES } from './contract/points.js';
export type * from './contract/progress.js';
export { STREAM_EVENTS } from './contract/progress.js';
export type * from './contract/report.js';
export { EXPORT_KINDS, PRODUCT_KINDS } from './contract/report.js';
export type * from './contract/reputation.js';
export type * from './contract/routes.js';
export type * from './contract/series.js';
export type * from './contract/seriesKey.js';
export type * from './contract/settings.js';
export type * from './contract/submissions.js';
export { SUBMISSION_STATES } from './contract/submissions.js';
export type * from './contract/target.js';
export type * from './contract/verdict.js';
export { VERDICTS } from './contract/verdict.js';

/** Body of every answer that is not 2xx. */
export interface ErrorAnswer {
  /** A sentence a person can act on. */
  error: string;
}
