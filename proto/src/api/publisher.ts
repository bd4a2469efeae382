import * as publisher from '../gen/wombat/publisher/v1/publisher.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/publisher/v1/publisher.js';

export type Validation = Told<publisher.Validation>;
export const Validation = told(publisher.Validation, { state: true });

export type ListValidationsResponse = Told<publisher.ListValidationsResponse>;
export const ListValidationsResponse = told(publisher.ListValidationsResponse, { 'validations.state': true });

export type PointsResponse = Told<publisher.PointsResponse>;
export const PointsResponse = told(publisher.PointsResponse, { 'gate.verdict': true });

export const PublisherServiceDefinition = answering(publisher.PublisherServiceDefinition, {
  listValidations: ListValidationsResponse,
  rejectPoints: PointsResponse,
  restorePoints: PointsResponse,
});
