import { type Projection, type Recorded, reductionOf, type Store } from '@wombat/eventlog';
import type { Reduction } from '@wombat/proto';
import { type FrameState, STAGES, type Stage, stageOfState, stagesBehind, statesBehind } from '@wombat/proto/words';
import { combineFound, combineFrames } from './combinedFrames.js';
import { earlyFactsOf, earlyFactsTable, forgetEarly, keepEarly } from './earlyFacts.js';
import { solveMethods } from './migrations.js';

/** Counts of the frames of that night are not what they were. */
const UNCOUNTED = 'INSERT OR IGNORE INTO uncounted_night VALUES (?)';

/** What the stages of a reduction tell of single frames. */
type FrameFact = 'FrameCalibrated' | 'FrameSolved' | 'FrameProfiled' | 'FrameMeasured' | 'FrameFailed' | 'FrameKept';

const FACTS: { readonly [T in FrameFact]: (store: Store, event: Recorded<T>) => void } = {
  FrameCalibrated: (store, { payload }) => {
    if (!advance(store, payload, left('calibrated'))) return;
    store.run('UPDATE frame SET kept = NULL WHERE filename = ? AND kept IS NOT NULL', payload.path);
  },
  FrameSolved: (store, event) => {
    const { payload } = event;
    const { series, revision } = reductionOf(payload);
    advance(store, payload, left(payload.solved ? 'solved' : 'unsolved', payload.reason || null));
    // Also where what comes after it was told before, by a worker that went on while the log lost its end.
    if (!standsAt(store, payload.path, revision)) return;
    const known = store.get<{ revision: number }>('SELECT revision FROM wcs WHERE filename = ? LIMIT 1', payload.path);
    if (known !== undefined && known.revision >= revision) return;
    if (known !== undefined) store.run('DELETE FROM wcs WHERE filename = ?', payload.path);
    for (const attempt of payload.attempts) {
      store.run(
        `INSERT INTO wcs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        series.night,
        series.targetName,
        series.filter,
        payload.path,
        revision,
        attempt.number,
        attempt.success ? 1 : 0,
        attempt.method ?? null,
        attempt.raDegrees ?? null,
        attempt.decDegrees ?? null,
        attempt.pixelScaleArcsec ?? null,
        attempt.rotationDegrees ?? null,
        attempt.parity ?? null,
        attempt.fovDegrees ?? null,
        attempt.numStars ?? null,
        attempt.hfdPixels ?? null,
        attempt.rmsArcsec ?? null,
        attempt.solveSeconds,
        attempt.errorMessage || null,
        attempt.warning || null,
        attempt.solverVersion || null,
        event.occurredAt,
      );
    }
  },
  FrameProfiled: (store, { payload }) => {
    if (!payload.ok) advance(store, payload, left('unusable', payload.reason));
    store.run(
      'UPDATE frame SET fwhm_pixels = ? WHERE filename = ? AND reduced_revision <= ?',
      ...[payload.fwhmPixels ?? null, payload.path, reductionOf(payload).revision],
    );
  },
  FrameMeasured: (store, { payload }) => advance(store, payload, left('measured')),
  FrameFailed: (store, { payload }) => {
    const { stage, code } = payload;
    if (!advance(store, payload, { state: 'failed', stage, reason: `${stage}: ${payload.reason}` })) return;
    store.run('UPDATE frame SET failure_code = ? WHERE filename = ?', code, payload.path);
    // What it is now is to be found out: it counts as not looked at.
    if (code !== 'changed') return;
    store.run('DELETE FROM looked_at WHERE path = ?', payload.path);
    store.run('DELETE FROM still_folder WHERE folder = ?', payload.path.split('/')[0]);
  },
  FrameKept: (store, { payload }) => {
    const { revision } = reductionOf(payload);
    const sql = 'UPDATE frame SET kept = ? WHERE filename = ? AND reduced_revision = ?';
    store.run(sql, payload.kept, payload.path, revision);
  },
};

/** The one state of every frame, and the table wcs, from facts alone. A lower revision never overtakes a higher one. */
export const frameStates: Projection = {
  streams: ['frames'],
  migrations: [solveMethods, earlyFactsTable],
  version: 2,
  unread: { FrameMeasured: ['stars'] },
  handlers: {
    FrameDiscovered: (store, { payload }) => {
      if (payload.kind !== 'light') combineFound(store, payload);
      for (const fact of earlyFactsOf(store, payload.path)) {
        applyFact(store, fact as Recorded<FrameFact>);
        forgetEarly(store, payload.path, fact.id);
      }
    },
    MasterBuilt: (store, event) => {
      store.run(UNCOUNTED, event.payload.night);
      combineFrames(store, event);
    },
    FrameCalibrated: onceFound,
    FrameSolved: onceFound,
    FrameProfiled: onceFound,
    FrameMeasured: onceFound,
    FrameFailed: onceFound,
    FrameKept: onceFound,
  },
};

/** A fact does what it does to a frame that is found; of another it is kept. */
function onceFound<T extends FrameFact>(store: Store, event: Recorded<T>): void {
  const { path } = event.payload as { path: string };
  const isFound = store.get('SELECT 1 FROM frame WHERE filename = ?', path) !== undefined;
  if (isFound) applyFact(store, event);
  else keepEarly(store, path, event);
}

function applyFact<T extends FrameFact>(store: Store, event: Recorded<T>): void {
  FACTS[event.type](store, event);
}

/** Whether a frame that is used is at this revision of its series. */
function standsAt(store: Store, path: string, revision: number): boolean {
  const sql = "SELECT 1 FROM frame WHERE filename = ? AND reduced_revision = ? AND state NOT IN ('broken', 'ignored')";
  return store.get(sql, path, revision) !== undefined;
}

/** How a stage leaves a frame. */
interface Left {
  state: FrameState;
  stage: Stage;
  reason: string | null;
}

function left(state: FrameState, reason: string | null = null): Left {
  const stage = stageOfState(state);
  if (stage === undefined) throw new Error(`no stage leaves a frame ${state}`);
  return { state, stage, reason };
}

/** How a frame gets as far as a stage, for every stage, and with what stands behind it. */
const ADVANCES = Object.fromEntries(STAGES.map((stage) => [stage, advanceTo(stage)])) as Readonly<
  Record<Stage, ReturnType<typeof advanceTo>>
>;

function advanceTo(stage: Stage): { sql: string; behind: readonly string[] } {
  const states = statesBehind(stage);
  const stages = stagesBehind(stage);
  const isBehind = [
    `state IN (${states.map(() => '?').join(', ')})`,
    ...stages.map(() => `(state = 'failed' AND reason LIKE ? || ': %')`),
  ].join(' OR ');
  const sql = `UPDATE frame SET state = ?, reason = ?, reduced_revision = ?, failure_code = NULL WHERE filename = ?
    AND since_revision <= ? AND state NOT IN ('broken', 'ignored')
    AND (reduced_revision < ? OR (reduced_revision = ? AND NOT (${isBehind})))`;
  return { sql, behind: [...states, ...stages] };
}

/**
 * False where the fact comes too late: it is of an older revision than the frame stands at, of an earlier stage, also
 * than the one the frame failed at, or of other bytes than the file has since a later revision, or has for good where
 * it is broken or left out.
 */
function advance(
  store: Store,
  fact: { path: string; reduction?: Reduction | undefined },
  { state, stage, reason }: Left,
): boolean {
  const { revision } = reductionOf(fact);
  const { sql, behind } = ADVANCES[stage];
  const changed = store.run(sql, state, reason, revision, fact.path, revision, revision, revision, ...behind);
  if (changed > 0) store.run(UNCOUNTED, reductionOf(fact).series.night);
  return changed > 0;
}
