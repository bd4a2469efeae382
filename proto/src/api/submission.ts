import * as submission from '../gen/wombat/submission/v1/submission.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/submission/v1/submission.js';

export type Submission = Told<submission.Submission>;
export const Submission = told(submission.Submission, { state: true, submitter: true });

export type ListSubmissionsResponse = Told<submission.ListSubmissionsResponse>;
export const ListSubmissionsResponse = told(submission.ListSubmissionsResponse, {
  'submissions.state': true,
  'submissions.submitter': true,
});

export type DraftSubmissionResponse = Told<submission.DraftSubmissionResponse>;
export const DraftSubmissionResponse = told(submission.DraftSubmissionResponse, { submitter: true });

export type GetAccountResponse = Told<submission.GetAccountResponse>;
export const GetAccountResponse = told(submission.GetAccountResponse, { submitter: true });

export type SubmitRequest = Told<submission.SubmitRequest>;
export const SubmitRequest = told(submission.SubmitRequest, {});

export const SubmissionServiceDefinition = answering(submission.SubmissionServiceDefinition, {
  listSubmissions: ListSubmissionsResponse,
  draftSubmission: DraftSubmissionResponse,
  getAccount: GetAccountResponse,
});
