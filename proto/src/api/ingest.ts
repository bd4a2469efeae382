import * as ingest from '../gen/wombat/ingest/v1/ingest.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/ingest/v1/ingest.js';

export type SeriesState = Told<ingest.SeriesState>;
export const SeriesState = told(ingest.SeriesState, {});

export type ListSeriesResponse = Told<ingest.ListSeriesResponse>;
export const ListSeriesResponse = told(ingest.ListSeriesResponse, {});

export type ListedFrame = Told<ingest.ListedFrame>;
export const ListedFrame = told(ingest.ListedFrame, { state: true });

export type ListFramesResponse = Told<ingest.ListFramesResponse>;
export const ListFramesResponse = told(ingest.ListFramesResponse, { 'frames.state': true });

export const IngestServiceDefinition = answering(ingest.IngestServiceDefinition, {
  listSeries: ListSeriesResponse,
  listFrames: ListFramesResponse,
});
