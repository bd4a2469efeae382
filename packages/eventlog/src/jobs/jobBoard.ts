import { failPoint } from '../failpoints/failPoint.js';
import { type Broker, STREAMS } from '../log/broker.js';
import { EventTooLarge } from '../log/eventTooLarge.js';
import type { Store } from '../tables/store.js';
import { tracedJob } from '../tracing/traced.js';
import { type TracedStep, tracing } from '../tracing/tracing.js';
import { workerDurable } from '../vocabulary/subjects.js';
import type { Batch, LostFrame, Step } from './batch.js';
import { BatchHolds } from './batchHolds.js';
import { bury, hearDeadLetters } from './deadLetters.js';
import { hearNotices, type WorkHold } from './holdNotices.js';
import { jobText, parseJob } from './jobs.js';
import { lastDelivered } from './lastDelivered.js';
import { dequeue, dropUnnamed, isQueued, type QueuedJob } from './queuedJobs.js';
import { secondsBetween } from './secondsBetween.js';
import { type JobToSend, sendJob } from './sendJob.js';
import { jobsInTurn } from './share/jobsInTurn.js';
import { missingJobs } from './share/missingJobs.js';
import { equallyUrgent, Turns } from './share/turns.js';
import { TimeInHand } from './timeInHand.js';

export interface JobBoardOptions {
  broker: Broker;
  store: Store;
  kind: string;
  /** Jobs in the queue at once: shallow, so that what is newer or more urgent can still go first. */
  depth: number;
  /** From when a worker was first seen to have the job in its hands, by `uptimeMilliseconds`. */
  deadlineSeconds: number;
  /** After so long work is tried again that this computer did not let be done. */
  holdSeconds: number;
  /** Told of a batch whose order cannot be made, which holds up no other; without it that is thrown. */
  cannotOrder?: (key: string, error: unknown) => void;
  now: () => Date;
  /** Of a clock that nobody sets, since whenever. */
  uptimeMilliseconds: () => number;
}

interface JobRow {
  id: string;
  batch: string;
  frames: string;
  body: string;
  sequence: number;
  queued_at: string;
  begun_at: string | null;
  missing_since: string | null;
  dead_because: string | null;
}

/** Who fails at its last try says why itself. */
const HOW_TRIES_END = 'each ended, or was silent for too long; the logs of the home tell more';

/** How long a queued message may be missing from the queue, its results not yet seen, before it is queued again. */
const MISSING_SECONDS = 30;

/** Between two questions to the broker which jobs are in a worker's hands. */
const ASK_MILLISECONDS = 2_000;

/** Between two looks for jobs in the queue that no row names. */
const SWEEP_MILLISECONDS = 10_000;

/**
 * The owner's table of jobs: what is queued, since when; cut, queued, re-cut and declared dead here and nowhere else.
 */
export class JobBoard {
  private begun = false;
  private askedAt = 0;
  private sweptAt = 0;
  private readonly subscriptions: readonly { unsubscribe(): void }[];
  /** Words that came before the row of their job: a worker may be quicker than the broker's word to us. */
  private readonly early = new Map<number, () => void>();
  private readonly holds: BatchHolds;
  private readonly inHand: TimeInHand;
  private readonly turns = new Turns();

  constructor(
    private readonly options: JobBoardOptions,
    wake: () => void,
  ) {
    const { broker, kind } = options;
    this.holds = new BatchHolds(options.holdSeconds * 1000);
    this.inHand = new TimeInHand(options.uptimeMilliseconds);
    const subject = `$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${STREAMS.work.name}.${workerDurable(kind)}`;
    const usedUp = broker.connection.subscribe(subject, {
      callback: (error, message) => {
        if (error !== null) return;
        const { stream_seq, deliveries } = message.json<{ stream_seq: number; deliveries: number }>();
        this.declareDead(stream_seq, `no worker brought it back in ${deliveries} tries: ${HOW_TRIES_END}`);
        wake();
      },
    });
    const refused = hearDeadLetters(broker, kind, ({ sequence, reason }) => {
      if (!this.declareDead(sequence, reason)) this.early.set(sequence, () => this.declareDead(sequence, reason));
      wake();
    });
    const held = hearNotices(broker, kind, ({ sequence, ...hold }) => {
      if (!this.hold(sequence, hold)) this.early.set(sequence, () => this.hold(sequence, hold));
      wake();
    });
    this.subscriptions = [usedUp, refused, held];
  }

  close(): void {
    for (const subscription of this.subscriptions) subscription.unsubscribe();
  }

  /**
   * One step: forgets what is done, queues what is missing (as far as the queue is to be filled) and names the frames
   * that are lost for good. `batches` are the open ones in order of urgency, each with the frames still without result.
   */
  async advance(batches: readonly Batch[]): Promise<Step> {
    if (!this.begun) await this.forgetOtherVersions();
    this.begun = true;
    this.forgetDone(batches);
    await this.sweepQueue();
    this.holds.review(batches, this.options.now().getTime());
    await this.checkOverdue();
    const lost = await this.recutDead(batches);
    const wanted = batches.filter(({ key }) => !this.holds.isWaiting(key));
    this.turns.keep(new Set(wanted.map(({ key }) => key)));
    for (const group of equallyUrgent(wanted)) await this.queueMissing(group, lost);
    const gone = lost.filter(({ key }) => !this.holds.isWaiting(key)).length;
    const planned = wanted.reduce((sum, batch) => sum + batch.frames.length, 0) - gone;
    return { planned, lost, held: this.holds.list() };
  }

  /** Jobs of the program that ran here before, which today's workers refuse: the same work is queued anew. */
  private async forgetOtherVersions(): Promise<void> {
    for (const row of this.rows()) {
      if (parseJob(row.body).ok) continue;
      await dequeue(this.options.broker, row);
      this.remove(row.id);
    }
  }

  private forgetDone(batches: readonly Batch[]): void {
    const wanted = new Map(batches.map((batch) => [batch.key, new Set(batch.frames)]));
    for (const row of this.rows()) {
      const open = wanted.get(row.batch);
      if (open === undefined || !framesOf(row).some((frame) => open.has(frame))) this.remove(row.id);
    }
  }

  private async sweepQueue(): Promise<void> {
    const now = this.options.now().getTime();
    if (Math.abs(now - this.sweptAt) < SWEEP_MILLISECONDS) return;
    this.sweptAt = now;
    const named = new Map(this.rows().map(({ sequence, body }) => [sequence, body]));
    const isNamed = ({ sequence, body }: QueuedJob) => named.get(sequence) === body;
    await dropUnnamed(this.options.broker, this.options.kind, isNamed);
  }

  private async checkOverdue(): Promise<void> {
    const [now, { deadlineSeconds }] = [this.options.now().getTime(), this.options];
    await this.noteBegun(now);
    const rows = this.rows();
    this.inHand.keep(new Set(rows.map(({ id }) => id)));
    for (const row of rows) {
      if (row.begun_at !== null && this.inHand.secondsOf(row.id) > deadlineSeconds)
        this.declareDead(row.sequence, `no result in ${deadlineSeconds} s`);
      else if (row.dead_because === null) await this.checkMissing(row, now);
    }
  }

  /**
   * Waiting in the queue is no failing: a job's time runs once the broker has given it to a worker. The broker is not
   * asked of jobs that are done before anybody would, nor at every result.
   */
  private async noteBegun(now: number): Promise<void> {
    const age = ({ queued_at }: JobRow) => secondsBetween(queued_at, now) * 1000;
    const isOld = (row: JobRow) => row.begun_at === null && age(row) >= ASK_MILLISECONDS;
    if (Math.abs(now - this.askedAt) < ASK_MILLISECONDS || !this.rows().some(isOld)) return;
    this.askedAt = now;
    const last = await lastDelivered(this.options.broker, this.options.kind);
    const sql = 'UPDATE job SET begun_at = ? WHERE begun_at IS NULL AND sequence <= ?';
    this.options.store.run(sql, this.options.now().toISOString(), last);
  }

  /** A worker's acknowledgement takes the message off the queue a moment before its results are seen here. */
  private async checkMissing(row: JobRow, now: number): Promise<void> {
    if (secondsBetween(row.queued_at, now) <= MISSING_SECONDS || (await isQueued(this.options.broker, row))) return;
    if (row.missing_since === null) {
      this.options.store.run('UPDATE job SET missing_since = ? WHERE id = ?', new Date(now).toISOString(), row.id);
    } else if (secondsBetween(row.missing_since, now) > MISSING_SECONDS) this.remove(row.id);
  }

  /** A dead job of many frames is cut into single frames, so that one bad frame does not take the others with it. */
  private async recutDead(batches: readonly Batch[]): Promise<LostFrame[]> {
    const lost: LostFrame[] = [];
    const byKey = new Map(batches.map((batch) => [batch.key, batch]));
    for (const row of this.rows()) {
      const batch = byKey.get(row.batch);
      if (row.dead_because === null || batch === undefined) continue;
      await dequeue(this.options.broker, row);
      this.remove(row.id);
      const frames = framesOf(row).filter((frame) => batch.frames.includes(frame));
      if (framesOf(row).length === 1) {
        const { broker, kind } = this.options;
        await bury(broker, kind, { reason: row.dead_because, sequence: row.sequence, body: row.body });
        lost.push(...frames.map((frame) => ({ key: batch.key, frame, reason: row.dead_because ?? '' })));
      } else {
        for (const frame of frames) await this.queue(batch, [frame], `${row.id}~${frame}`);
      }
    }
    return lost;
  }

  /** Batches that are equally urgent take turns, job by job. */
  private async queueMissing(group: readonly Batch[], lost: readonly LostFrame[]): Promise<void> {
    const rows = this.rows();
    const jobsOf = (batch: Batch) => {
      const { key } = batch;
      const taken = new Set(rows.filter((row) => row.batch === key).flatMap(framesOf));
      for (const one of lost) if (one.key === key) taken.add(one.frame);
      return missingJobs(batch, { taken, isHeld: this.holds.isHeld(key) });
    };
    const places = { turns: this.turns, room: this.options.depth - rows.length };
    for (const { batch, frames } of jobsInTurn(group, jobsOf, places))
      await this.queue(batch, frames, `${batch.key}#${frames[0]}+${frames.length}@${this.options.now().getTime()}`);
  }

  private async queue(batch: Batch, frames: readonly string[], id: string): Promise<void> {
    const planned = this.plannedJob(batch, frames, id);
    const sequence = planned === null ? null : await this.sent(batch, { kind: this.options.kind, id, ...planned });
    if (planned === null || sequence === null) return;
    const { body, step } = planned;
    step?.end();
    failPoint('job.sent');
    this.options.store.run(
      'INSERT OR REPLACE INTO job (id, batch, frames, body, sequence, queued_at) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      batch.key,
      JSON.stringify(frames),
      body,
      sequence,
      this.options.now().toISOString(),
    );
    this.early.get(sequence)?.();
    this.early.clear();
  }

  /** Its place in the queue; null where it can have none, which is its batch's trouble alone. */
  private async sent(batch: Batch, job: JobToSend): Promise<number | null> {
    try {
      return await sendJob(this.options.broker, job);
    } catch (error) {
      if (!(error instanceof EventTooLarge)) throw error;
      this.refuseOrder(batch, error);
      return null;
    }
  }

  private plannedJob(batch: Batch, frames: readonly string[], id: string): { body: string; step?: TracedStep } | null {
    try {
      const job = { id, frames: [...frames], order: batch.orderOf(frames) };
      const step = tracing()?.orders(tracedJob(job, batch.causation ?? ''));
      return { body: jobText(job), ...(step && { step }) };
    } catch (error) {
      this.refuseOrder(batch, error);
      return null;
    }
  }

  private refuseOrder(batch: Batch, error: unknown): void {
    const { cannotOrder } = this.options;
    if (cannotOrder === undefined) throw error;
    cannotOrder(batch.key, error);
  }

  /** False: no job of ours has that place in the queue. */
  private declareDead(sequence: number, reason: string): boolean {
    const sql = 'UPDATE job SET dead_because = ifnull(dead_because, ?) WHERE sequence = ?';
    return this.options.store.run(sql, reason, sequence) > 0;
  }

  /** False: no job of ours has that place in the queue. */
  private hold(sequence: number, hold: WorkHold): boolean {
    const row = this.rows().find((one) => one.sequence === sequence);
    if (row === undefined) return false;
    this.holds.enter(row.batch, hold, this.options.now().getTime());
    this.remove(row.id);
    return true;
  }

  private rows(): JobRow[] {
    return this.options.store.all<JobRow>('SELECT * FROM job ORDER BY sequence');
  }

  private remove(id: string): void {
    this.options.store.run('DELETE FROM job WHERE id = ?', id);
  }
}

function framesOf(row: JobRow): string[] {
  return JSON.parse(row.frames) as string[];
}
