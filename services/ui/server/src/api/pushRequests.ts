import { SUBMITTERS, type Submitter } from '@wombat/proto/words';
import { z } from 'zod';
import { freeText, line, seriesRequest } from './requests.js';

const MOST_SERIES = 20;
const SUBMITTER_WORDS = Object.keys(SUBMITTERS) as Submitter[];

const by = line('your name', 60);
const submissionId = line('submissionId', 40);
const chosen = {
  series: z
    .array(seriesRequest, 'series are missing')
    .min(1, 'no series is named')
    .max(MOST_SERIES, `more than ${MOST_SERIES} series are named`),
};

export const draftRequest = z.object(chosen);

/** The file that was looked at is to be sent. */
export const submitRequest = z.object({
  ...chosen,
  sha256: z.string({ error: 'sha256 is missing' }).regex(/^[0-9a-f]{64}$/, 'sha256 must be a SHA-256 sum'),
  by,
  submitter: z.enum(SUBMITTER_WORDS, `submitter must be one of ${SUBMITTER_WORDS.join(', ')}`).optional(),
  note: freeText('the note'),
});

export const oneSubmission = z.object({ submissionId });

/** A person's word on a submission. */
export const wordRequest = z.object({ submissionId, by, note: freeText('the note') });

export const settleRequest = wordRequest.extend({
  arrived: z.boolean({ error: 'arrived must be true or false' }),
});

const secret = (what: string, longest: number) =>
  z.string(`${what} must be text`).max(longest, `${what} is longer than ${longest} characters`).default('');

/** Never quoted in what is answered. */
export const accountRequest = z.object({
  username: secret('the name', 320),
  password: secret('the password', 1_000),
  cookie: secret('the cookie', 8_000),
});
