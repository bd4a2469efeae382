import * as ingest from '../gen/wombat/ingest/v1/ingest.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/ingest/v1/ingest.js';

export type SeriesState = Told<ingest.SeriesState>;
export const SeriesState = told(ingest.SeriesState, {});

export type ListSeriesResponse = Told<ingest.ListSeriesResponse>;
export const ListSeriesResponse = told(ingest.ListSeriesResponse, {});

export const IngestServiceDefinition = answering(ingest.IngestServiceDefinition, { listSeries: ListSeriesResponse });
