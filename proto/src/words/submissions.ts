import type { SubmissionStepped_Fault, SubmissionStepped_State } from '../gen/wombat/events/v1/submission.js';
import type { Told } from '../told.js';

/** How a file for the AAVSO stands. */
export type SubmissionState = Told<SubmissionStepped_State>;

/** In the order a file comes through them. */
export const SUBMISSION_STATES = [
  'queued',
  'handed',
  'previewing',
  'previewed',
  'confirming',
  'unknown',
  'accepted',
  'rejected',
] as const satisfies readonly SubmissionState[];

/** Why a file went no further, or why nobody knows whether it arrived. */
export type SubmissionFaultCode = Told<SubmissionStepped_Fault>;
