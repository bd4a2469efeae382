export { type Broker, connectBroker, ensureStreams, headOf, STREAMS } from './broker.js';
export { type Envelope, isType, type Recorded, subjectOfEvent } from './envelope.js';
export { EventLog, type NewEvent, type Published } from './eventLog.js';
export { events, JETSTREAM, JetStreamStrategy } from './jetStreamStrategy.js';
export { type Batch, JobBoard, type LostFrame } from './jobBoard.js';
export { parseJob } from './jobs.js';
export { jobTable } from './jobTable.js';
export { type Delivery, JobWorker, type Perform } from './jobWorker.js';
export { type Journal, openJournal } from './journal.js';
export { type Migration, migration } from './migration.js';
export {
  checkpointOf,
  type Handlers,
  mergeProjections,
  type Projection,
  subjectHead,
} from './projection.js';
export type { EntityClass } from './reader.js';
export { type Outstanding, Reconciler } from './reconciler.js';
export { replay } from './replay.js';
export { type Row, type Schema, Store } from './store.js';
export {
  decodeToken,
  encodeToken,
  eventSubject,
  frameSubject,
  type SeriesName,
  seriesKey,
  workSubject,
} from './subjects.js';
export { type EventType, type PayloadOf, reductionOf, type StreamKind, seriesOf } from './vocabulary.js';
