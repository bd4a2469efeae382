import * as publisher from '../gen/wombat/publisher/v1/publisher.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/publisher/v1/publisher.js';

export type Validation = Told<publisher.Validation>;
export const Validation = told(publisher.Validation, { state: true });

export type ListValidationsResponse = Told<publisher.ListValidationsResponse>;
export const ListValidationsResponse = told(publisher.ListValidationsResponse, { 'validations.state': true });

export type RejectPointsResponse = Told<publisher.RejectPointsResponse>;
export const RejectPointsResponse = told(publisher.RejectPointsResponse, { 'gate.verdict': true });
export type RestorePointsResponse = Told<publisher.RestorePointsResponse>;
export const RestorePointsResponse = told(publisher.RestorePointsResponse, { 'gate.verdict': true });

export type ListHistoryResponse = Told<publisher.ListHistoryResponse>;
export const ListHistoryResponse = told(publisher.ListHistoryResponse, { 'verdicts.verdict': true });

export type ListColourTermsResponse = Told<publisher.ListColourTermsResponse, 'series.term'>;
export const ListColourTermsResponse = told(publisher.ListColourTermsResponse, { 'series.term': true });

export type GetReportResponse = Told<publisher.GetReportResponse, 'report'>;
export const GetReportResponse = told(publisher.GetReportResponse, { report: true });

export const PublisherServiceDefinition = answering(publisher.PublisherServiceDefinition, {
  listValidations: ListValidationsResponse,
  listHistory: ListHistoryResponse,
  listColourTerms: ListColourTermsResponse,
  getReport: GetReportResponse,
  rejectPoints: RejectPointsResponse,
  restorePoints: RestorePointsResponse,
});
