/** What a thread needs that makes something of a whole series: nothing that serves. */
export { type FrameRejection, lastPointChange, rejectedFrames } from './points/pointChanges.js';
export { productFolder, provenancePath, writeTextProduct } from './products.js';
export { KeptSeries, newestRow } from './reactor/keptSeries.js';
export { reductionOfRow, SERIES_COLUMNS, type SeriesRow, seriesKey, seriesTitle } from './reactor/seriesRow.js';
export { safeName } from './safeName.js';
export { SOFTWARE } from './software.js';
