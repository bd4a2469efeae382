import assert from 'node:assert/strict';
import { type EventType, mergeProjections, type NewEvent, type Projection } from '@wombat/eventlog';
import { STATUSES, type Stage, type StatusCode } from '@wombat/proto/words';
import { sayHeld } from '../installation/sayHeld.js';
import { SeriesGuard } from '../reactor/seriesGuard.js';
import type { SeriesRow } from '../reactor/seriesRow.js';
import { payloadsOf } from './reactorSpecification.js';
import { openRecordedKit, type RecordedKit } from './recordedKit.js';

/** Lets a stage do its real work on the smallest input that brings a status about; what it publishes comes back. */
export type BringAbout = () => Promise<readonly NewEvent[]>;

export interface StatusWalk {
  stage: Stage;
  projections: readonly Projection[];
  /** Those every stage has by the same means, `failed` and `held`, may be left out. */
  cases: Partial<Record<StatusCode, BringAbout>>;
}

/** The statuses that are no halt, by the event that says them. */
const ENDS: Partial<Record<EventType, StatusCode>> = { FramesSolved: 'done', MagnitudesTransformed: 'validate' };
/** So often a series may throw. */
const TIMES = 5;
const SERIES: SeriesRow = {
  ...{ night: '20240101', targetName: 'SS Cyg', filter: 'V' },
  ...{ revision: 1, attempt: 1, eventId: 'requested' },
};

/**
 * Every status the registry knows of a stage, each with its check: that the stage gives it, and a reason where it
 * halts. A status without a case has a check that fails. For `it.each`.
 */
export function walkStatuses({ stage, projections, cases }: StatusWalk): [string, () => Promise<void>][] {
  const projection = mergeProjections(projections);
  const common: StatusWalk['cases'] = {
    failed: () => publishedBy(projection, (recorded) => throwing(stage, recorded)),
    held: () => publishedBy(projection, (recorded) => onFullDisk(stage, recorded)),
  };
  const known = Object.entries(STATUSES).flatMap(([code, { stages }]) => (stages.includes(stage) ? [code] : []));
  const all = new Set([...known, ...Object.keys(cases)]) as ReadonlySet<StatusCode>;
  return [...all].map((code) => [
    code,
    async () => {
      assert.ok(known.includes(code), `the registry does not know '${code}' of the stage '${stage}'`);
      const bringAbout = cases[code] ?? common[code];
      assert.ok(bringAbout !== undefined, `nothing here brings about '${code}' at the stage '${stage}'`);
      assertReached({ stage, code }, await bringAbout());
    },
  ]);
}

function assertReached({ stage, code }: { stage: Stage; code: StatusCode }, published: readonly NewEvent[]): void {
  const ends = published.flatMap(({ type }) => ENDS[type] ?? []);
  const halts = payloadsOf(published, 'SeriesHalted');
  assert.deepEqual([...ends, ...halts.map((halt) => halt.code)], [code]);
  for (const halt of halts) {
    assert.equal(halt.stage, stage);
    assert.match(halt.reason, /\w+ \w+ \w+/, 'a sentence says why');
  }
}

async function publishedBy(
  projection: Projection,
  act: (recorded: RecordedKit) => Promise<void>,
): Promise<readonly NewEvent[]> {
  const recorded = await openRecordedKit({ projection });
  try {
    await act(recorded);
    return [...recorded.published];
  } finally {
    await recorded.close();
  }
}

/** The program fails on the series again and again. */
async function throwing(stage: Stage, { kit }: RecordedKit): Promise<void> {
  const guard = new SeriesGuard(kit);
  const pass = () => guard.during(() => guard.each(stage, [SERIES], () => Promise.reject(new Error('x is undefined'))));
  for (let times = 1; times < TIMES; times++) await assert.rejects(pass());
  await pass();
}

/** The disk is full when the stage writes. */
async function onFullDisk(stage: Stage, { kit }: RecordedKit): Promise<void> {
  const guard = new SeriesGuard(kit);
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', path: '/data' });
  await guard.during(() => guard.each(stage, [SERIES], () => Promise.reject(full)));
  await sayHeld(kit, [stage], guard.held());
}
