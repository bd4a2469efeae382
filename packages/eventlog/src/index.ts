export type { Batch, LostFrame } from './jobs/batch.js';
export type { HeldBatch } from './jobs/batchHolds.js';
export { countLetters, type LaidLetter, letterAt, newestLetters, putLetterAway } from './jobs/deadLetterBox.js';
export type { WorkHold } from './jobs/holdNotices.js';
export { isAhead } from './jobs/isAhead.js';
export { JobBoard } from './jobs/jobBoard.js';
export type { JobNames } from './jobs/jobNames.js';
export { parseJob } from './jobs/jobs.js';
export { JOB_MEMORY, jobBegun, jobTable } from './jobs/jobTable.js';
export { type EndedJob, JobWorker, type Perform, type TakenJob } from './jobs/jobWorker.js';
export { oldestQueued } from './jobs/queuedJobs.js';
export { type QueueStand, queueStand } from './jobs/queueStand.js';
export { giveSigns, hearSigns, type JobInHand, type WorkerSign } from './jobs/workerSigns.js';
export { answerAll, askAll } from './log/askAll.js';
export { type Broker, connectBroker, ensureStreams, headOf, NoCluster, STREAMS } from './log/broker.js';
export { type ConsumerLag, consumerLags } from './log/consumerLag.js';
export { type Envelope, isType, payloadText, type Recorded, subjectOfEvent } from './log/envelope.js';
export { EventLog, type NewEvent } from './log/eventLog.js';
export { EventTooLarge } from './log/eventTooLarge.js';
export { type Journal, openJournal } from './log/journal/journal.js';
export { isLogError } from './log/logError.js';
export { readSubject } from './log/storedMessages.js';
export { SilentLog } from './log/walk/givenMessages.js';
export { eventNamed } from './look/eventNamed.js';
export { type LoggedEvent, loggedEvents } from './look/loggedEvents.js';
export { type LogMessage, readLogMessage } from './look/logMessage.js';
export { type LogCursor, logPage } from './look/logPage.js';
export type { LogWish } from './look/logWish.js';
export { subjectPlace } from './look/subjectPlace.js';
export { events, JETSTREAM, JetStreamStrategy, PATIENT } from './projection/jetStreamStrategy.js';
export { madeAnew, stampOf } from './projection/madeAnew.js';
export {
  checkpointOf,
  type Handlers,
  mergeProjections,
  type Projection,
  subjectHead,
} from './projection/projection.js';
export { type Outstanding, Reconciler } from './projection/reconciler.js';
export { replay, UnreadableEvent } from './projection/replay.js';
export { type TablesCheck, tablesAgainstLog } from './projection/tablesAgainstLog.js';
export { type Migration, migration } from './tables/migration.js';
export { newerSteps } from './tables/newerSteps.js';
export type { EntityClass } from './tables/reader.js';
export { Snapshot } from './tables/snapshot.js';
export { type Row, type Rows, type Schema, Store } from './tables/store.js';
export type { Published, ToldEvent } from './told/toldEvent.js';
export { type TracedEvent, type TracedJob, type TracedStep, type Tracing, traceBy } from './tracing/tracing.js';
export {
  decodeToken,
  encodeToken,
  eventSubject,
  frameSubject,
  type SeriesName,
  seriesKey,
  workSubject,
} from './vocabulary/subjects.js';
export {
  definitionOf,
  EVENT_TYPES,
  type EventType,
  type PayloadOf,
  reductionOf,
  type StreamKind,
  seriesOf,
} from './vocabulary/vocabulary.js';
