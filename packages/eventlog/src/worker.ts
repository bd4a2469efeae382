/** The part of the log that workers need: without tables and services, which would take them most of their start. */
export { type EndedJob, JobWorker, type Perform, type TakenJob } from './jobs/jobWorker.js';
export { giveSigns } from './jobs/workerSigns.js';
export { answerAll, askAll } from './log/askAll.js';
export { type Broker, connectBroker, ensureStreams } from './log/broker.js';
export { EventLog } from './log/eventLog.js';
export type { ToldEvent } from './told/toldEvent.js';
export { type TracedEvent, type TracedJob, type TracedStep, type Tracing, traceBy } from './tracing/tracing.js';
