import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM, PATIENT } from '@wombat/eventlog';
import { isHalt, STATUSES, type StatusCode } from '@wombat/proto/words';
import { Numbers, type Reading, ServiceKit } from '@wombat/service-kit';
import { FRAME_OUTCOMES, frameOutcome, type ToldOfFrame } from '../domain/index.js';
import { countNights } from '../projection/nightCounts.js';

const HALTS = (Object.keys(STATUSES) as StatusCode[]).filter(isHalt);

/**
 * What became of frames and series, in numbers. Frames are counted where the log is followed: what is replayed, or was
 * told while ingest was away, is not told again, and is in the numbers of the ledger alone.
 */
@Controller()
export class NumbersController {
  private readonly count: (labels: Record<string, string>) => void;

  constructor(
    private readonly kit: ServiceKit,
    numbers: Numbers,
  ) {
    const known = FRAME_OUTCOMES.map((one) => ({ ...one }));
    this.count = numbers.counter('frames', ['stage', 'outcome'], known);
    numbers.gauge('ledgerFrames', ['state'], () => this.onceReady(() => this.lights()));
    numbers.gauge('halted', ['code'], () => this.onceReady(() => this.halted()));
    numbers.gauge('lastNight', [], () => this.onceReady(() => this.lastNight()));
  }

  @EventPattern<string[]>(
    events('FrameCalibrated', 'FrameSolved', 'FrameProfiled', 'FrameMeasured', 'FrameFailed'),
    JETSTREAM,
    PATIENT,
  )
  onFrames(some: readonly ToldOfFrame[]): void {
    for (const told of some) this.count({ ...frameOutcome(told) });
  }

  /** Tables that are still behind the log say that series go on which do not. */
  private onceReady(read: () => Reading[]): Reading[] {
    return this.kit.status.notReady === null ? read() : [];
  }

  private lights(): Reading[] {
    const { store } = this.kit;
    countNights(store);
    const sql = 'SELECT state, sum(frames) AS frames FROM standing_count GROUP BY state ORDER BY state';
    return store.all<{ state: string; frames: number }>(sql).map(({ state, frames }) => [{ state }, frames]);
  }

  /** Nothing before the first. A night that is told of again, as its files change, is not a new one. */
  private lastNight(): Reading[] {
    const sql = 'SELECT max(discovered_at) AS at FROM night';
    const at = this.kit.store.get<{ at: string | null }>(sql)?.at ?? null;
    return at === null ? [] : [[{}, Date.parse(at) / 1000]];
  }

  /** A 0 for those in which no series is: it is seen when the first one is. */
  private halted(): Reading[] {
    const sql = 'SELECT code, count(*) AS series FROM halt GROUP BY code';
    const rows = this.kit.store.all<{ code: string; series: number }>(sql);
    const counts = new Map(rows.map(({ code, series }) => [code, series]));
    return HALTS.map((code) => [{ code }, counts.get(code) ?? 0]);
  }
}
