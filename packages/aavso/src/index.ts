export { bandMeant, bandNamed, exampleBand, filterName } from './bands/filterNames.js';
export { type AnswerCache, type KeptAnswer, NO_CACHE } from './http/answerCache.js';
export type { CallEnd, CallWitness } from './http/callWitness.js';
export { type FolderCacheOptions, folderCache } from './http/folderCache.js';
export { type JsonReading, readJson } from './http/jsonReading.js';
export { type PoliteAnswer, type PoliteFetch, type PoliteFetchOptions, politeFetch } from './http/politeFetch.js';
export type { ServiceAnswer } from './http/serviceAnswer.js';
export { type PoliteClients, type PoliteClientsOptions, politeClients } from './politeClients.js';
export { AAVSO_BANDS, type AavsoBand, isAavsoBand, NEVER_TRANSFORMED } from './report/aavsoBands.js';
export { type ObservationLine, observationLines } from './report/observationLines.js';
export { joinReports, type ReportText, readReport } from './report/readReport.js';
export { type RefusedRow, refusedRows } from './report/refusedRows.js';
export { REPORT_COLUMNS, type ReportColumn } from './report/reportColumns.js';
export { faultsOfReport, type ReportFault, reportFaults } from './report/reportFaults.js';
export { isObserverCode } from './report/reportHeaders.js';
export type { ReportCheck, ReportComp, ReportHeader, ReportNotes, ReportRow } from './report/reportRow.js';
export { writeReport } from './report/writeReport.js';
export {
  COEFFICIENT_NAME,
  coefficientName,
  colourOfCoefficient,
  standardBandOf,
  type TransformColour,
} from './transform/coefficientNames.js';
export { coefficientToCome, meanOfNights } from './transform/coefficientOfNights.js';
export {
  readTransformSet,
  type TransformFile,
  type TransformSet,
  writeTransformSet,
} from './transform/transformSet.js';
export { parseVspChart, type VspBand, type VspChart, type VspComp } from './vsp/vspChart.js';
export { type ChartField, type VspClient, vspClient } from './vsp/vspClient.js';
export { type ArchiveClient, type ArchiveQuestion, archiveClient } from './vsx/archiveClient.js';
export { type MagnitudeText, parseMagnitude } from './vsx/magnitudeText.js';
export { nameCandidates } from './vsx/nameCandidates.js';
export { type ArchivedObservation, readObservationList } from './vsx/observationList.js';
export { type VsxClient, vsxClient } from './vsx/vsxClient.js';
export { parseVsxList, parseVsxObjects, type VsxStar } from './vsx/vsxStar.js';
