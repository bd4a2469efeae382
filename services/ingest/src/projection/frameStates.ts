import { type Projection, reductionOf, type Store } from '@wombat/eventlog';
import type { Reduction } from '@wombat/proto';
import { type FrameState, STAGES, type Stage, stageOfState, stagesBehind, statesBehind } from '@wombat/proto/words';
import { solveMethods } from './migrations.js';

/** Counts of the frames of that night are not what they were. */
const UNCOUNTED = 'INSERT OR IGNORE INTO uncounted_night VALUES (?)';

/** The one state of every frame, and the table wcs, from facts alone. A lower revision never overtakes a higher one. */
export const frameStates: Projection = {
  streams: ['frames'],
  migrations: [solveMethods],
  version: 2,
  handlers: {
    MasterBuilt: (store, { payload }) => {
      store.run(UNCOUNTED, payload.night);
      for (const sha256 of payload.inputs) setByHash(store, payload.night, sha256, 'combined', null);
      for (const leftOut of payload.leftOut) setLeftOut(store, payload.night, leftOut);
    },
    FrameCalibrated: (store, { payload }) => advance(store, payload, left('calibrated')),
    FrameSolved: (store, event) => {
      const { payload } = event;
      const { series, revision } = reductionOf(payload);
      advance(store, payload, left(payload.solved ? 'solved' : 'unsolved', payload.reason || null));
      // Also where what comes after it was told before, by a worker that went on while the log lost its end.
      if (!standsAt(store, payload.path, revision)) return;
      const known = store.get<{ revision: number }>(
        'SELECT revision FROM wcs WHERE filename = ? LIMIT 1',
        payload.path,
      );
      if (known !== undefined && known.revision >= revision) return;
      store.run('DELETE FROM wcs WHERE filename = ?', payload.path);
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
  },
};

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

/** Of `path: reason`, by the frame whose path it begins with: a path may hold the colon too. */
function setLeftOut(store: Store, night: string, leftOut: string): void {
  const frame = store.get<{ filename: string }>(
    `SELECT filename FROM frame WHERE date = ? AND substr(?, 1, length(filename) + 2) = filename || ': '
     ORDER BY length(filename) DESC LIMIT 1`,
    ...[night, leftOut],
  );
  if (frame === undefined) return;
  const state: FrameState = 'left out';
  store.run(
    'UPDATE frame SET state = ?, reason = ? WHERE filename = ?',
    ...[state, leftOut.slice(frame.filename.length + 2), frame.filename],
  );
}

function setByHash(store: Store, night: string, sha256: string, state: FrameState, reason: string | null): void {
  store.run(
    "UPDATE frame SET state = ?, reason = ? WHERE sha256 = ? AND date = ? AND state NOT IN ('ignored', 'broken')",
    state,
    reason,
    sha256,
    night,
  );
}
