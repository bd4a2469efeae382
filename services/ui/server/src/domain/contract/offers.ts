/** Which parts of this contract the server answers; the page shows no more than that. */
export const OFFERS = {
  /** GET /api/frames */
  frames: true,
  /** GET /api/nights, POST /api/begin */
  nights: true,
  /** GET /api/frame, GET /api/frame.png */
  pictures: true,
  /** GET /api/report, GET /api/product */
  report: true,
  /** GET /api/history */
  history: true,
  /** GET /api/export */
  exports: true,
};
