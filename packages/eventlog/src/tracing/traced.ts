import { work } from '@wombat/proto';
import { jobNames } from '../jobs/jobNames.js';
import type { Envelope } from '../log/envelope.js';
import { definitionOf } from '../vocabulary/vocabulary.js';
import type { TracedEvent, TracedJob } from './tracing.js';

/** What is told of an event. */
export function tracedEvent({ id, type, payload, causation }: Envelope): TracedEvent {
  const definition = definitionOf(type);
  const { night, series } = definition.place(payload);
  const frame = 'path' in payload ? payload.path : '';
  return { id, type, version: definition.version, night: night ?? '', series: titleOf(series), frame, causation };
}

/** What is told of a job that follows from an event. */
export function tracedJob(job: Omit<work.Job, 'version'>, causation: string): TracedJob {
  const { task, night, frames, ...series } = jobNames(job);
  const { version } = work.TASKS[task];
  return { id: job.id, task, version, night, series: titleOf(series), frames, causation };
}

function titleOf(series: { targetName: string; filter: string } | null): string {
  return series === null ? '' : `${series.targetName} ${series.filter}`.trim();
}
