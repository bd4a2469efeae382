/**
 * The moments between two steps that no one transaction holds together, by what has happened and what has not. A
 * program that ends, fails or stands still there must lose nothing.
 */
export const FAIL_POINTS = {
  'product.placed': 'a file of a result has its name, what else belongs to it is missing, and nothing tells of it',
  'event.decided': 'the files of a result are written, the event that tells of them stands nowhere',
  'event.journalled': 'the journal holds the event, the log does not',
  'event.sent': 'the log holds the event, the journal does not know',
  'rows.written': 'the rows of an event are written, its checkpoint is not, nothing is committed',
  'rows.committed': 'rows and checkpoint are committed, the broker has no acknowledgement',
  'tables.replayed': 'fresh tables are made of the log, the old ones still stand',
  'loss.restored': 'the log holds a lost event again, the journal does not know where',
  'job.sent': 'the queue holds the job, its owner has no row of it',
  'job.done': 'the log holds the results of all frames, the job is not acknowledged, and is done once more',
  'job.acknowledged': 'the job is acknowledged, the worker has not counted it',
  'outcome.due': 'the results of all frames stand in the log, the outcome of their stage does not',
  'stop.asked': 'all was done at the last look and the service is told to end, nothing of it is closed',
  'upload.due': 'the log says that a confirmation goes to the AAVSO, which has not been asked',
  'upload.answered': 'what came of a confirmation is known, the log does not say it',
} as const;

export type FailPoint = keyof typeof FAIL_POINTS;

export const FAIL_ACTIONS = ['exit', 'throw', 'hang'] as const;

export type FailAction = (typeof FAIL_ACTIONS)[number];

export function isFailPoint(name: string): name is FailPoint {
  return Object.hasOwn(FAIL_POINTS, name);
}
