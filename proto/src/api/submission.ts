import * as submission from '../gen/wombat/submission/v1/submission.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/submission/v1/submission.js';

export type Submission = Told<submission.Submission>;
export const Submission = told(submission.Submission, { state: true });

export type ListSubmissionsResponse = Told<submission.ListSubmissionsResponse>;
export const ListSubmissionsResponse = told(submission.ListSubmissionsResponse, { 'submissions.state': true });

export const SubmissionServiceDefinition = answering(submission.SubmissionServiceDefinition, {
  listSubmissions: ListSubmissionsResponse,
});
