import { consumersDeleted, eventsAgain, oldEventsAgain } from './kinds/brokerCalls.js';
import { decisionLost, tablesDeleted, tailLostAlone, tailLostWithAll } from './kinds/brokerStore.js';
import { clockSteps } from './kinds/clock.js';
import { dataFull, filesLimited, homeFull } from './kinds/disk.js';
import { disorder } from './kinds/disorder.js';
import { failPoint } from './kinds/failPoints.js';
import { frameAway, frameChanges } from './kinds/files.js';
import {
  allFails,
  framesFail,
  logsFail,
  streamFails,
  streamFull,
  streamStale,
  tablesFail,
  tablesFull,
  tablesStale,
} from './kinds/ioErrors.js';
import { killAll, killBroker, killOften, killOne } from './kinds/killing.js';
import { callsBlocked, callsCut, roadBlocked, roadCut } from './kinds/network.js';
import { outsideLies, outsideSpoiled, solverBroken } from './kinds/outside.js';
import { stopAll, stopOne } from './kinds/stopping.js';
import { submissionKilled } from './kinds/submission.js';
import { uploadSpoiled } from './kinds/upload.js';
import type { Disturb } from './trial.js';

export interface FaultKind {
  what: string;
  /** Where the trial begins: frames that nothing has looked at, or a night that a person has approved. */
  from: 'frames' | 'approved';
  disturb: Disturb;
}

/** Every kind of fault the campaign knows, as the table of docs/reliability.md names them. */
export const FAULT_KINDS = {
  'kill-one': { what: 'kill -9 of any process, the launcher too', from: 'frames', disturb: killOne },
  'kill-often': { what: 'kill -9 of one process after another', from: 'frames', disturb: killOften },
  'kill-all': { what: 'kill -9 of everything at once', from: 'frames', disturb: killAll },
  'kill-broker': { what: 'kill -9 of the broker, again and again', from: 'frames', disturb: killBroker },
  'stop-one': { what: 'a process stopped longer than the wait for a job', from: 'frames', disturb: stopOne },
  'stop-all': { what: 'all processes stopped, as by a closed lid', from: 'frames', disturb: stopAll },
  'fail-point': { what: 'a program ends, fails or hangs between two steps', from: 'frames', disturb: failPoint },
  'tail-lost': { what: 'power cut, and the broker loses its last seconds', from: 'frames', disturb: tailLostWithAll },
  'tail-alone': { what: 'the broker alone loses its last seconds', from: 'frames', disturb: tailLostAlone },
  'decision-lost': { what: 'the log loses a decision, tables or not', from: 'approved', disturb: decisionLost },
  tables: { what: 'kill -9 of everything, and tables deleted', from: 'frames', disturb: tablesDeleted },
  consumers: { what: 'consumers deleted at the broker', from: 'frames', disturb: consumersDeleted },
  again: { what: 'events published again during a night', from: 'frames', disturb: eventsAgain },
  'old-again': { what: 'events of a finished night published again', from: 'approved', disturb: oldEventsAgain },
  disorder: { what: 'results late, twice, in another order', from: 'frames', disturb: disorder },
  outside: { what: 'VSX, VSP: refusing, slow, huge, cut, garbage', from: 'frames', disturb: outsideSpoiled },
  solver: { what: 'the solver crashes, fails, hangs or prints garbage', from: 'frames', disturb: solverBroken },
  quota: { what: 'files may not grow beyond a size', from: 'frames', disturb: filesLimited },
  'home-full': { what: 'the disk of the home is full for a while', from: 'frames', disturb: homeFull },
  'data-full': { what: 'the disk of the frames is full for a while', from: 'frames', disturb: dataFull },
  'frame-away': { what: 'a frame is away for a while', from: 'frames', disturb: frameAway },
  'frame-changes': { what: 'a frame changes and is itself again', from: 'frames', disturb: frameChanges },
  'road-cut': { what: 'the network to the broker is cut for a while', from: 'frames', disturb: roadCut },
  'road-blocked': { what: 'the network to the broker swallows all for a while', from: 'frames', disturb: roadBlocked },
  'calls-cut': { what: 'the network to the services is cut for a while', from: 'frames', disturb: callsCut },
  'calls-blocked': { what: 'the network to the services swallows all', from: 'frames', disturb: callsBlocked },
  'frames-fail': { what: 'EIO, ESTALE of frames and products', from: 'frames', disturb: framesFail },
  'all-fails': { what: 'EIO of frames, products and home at once', from: 'frames', disturb: allFails },
  'tables-fail': { what: 'EIO of tables and journals', from: 'frames', disturb: tablesFail },
  'tables-full': { what: 'ENOSPC of tables and journals', from: 'frames', disturb: tablesFull },
  'tables-stale': { what: 'ESTALE of tables and journals', from: 'frames', disturb: tablesStale },
  'stream-fails': { what: "EIO of the broker's store", from: 'frames', disturb: streamFails },
  'stream-full': { what: "ENOSPC of the broker's store", from: 'frames', disturb: streamFull },
  'stream-stale': { what: "ESTALE of the broker's store", from: 'frames', disturb: streamStale },
  'logs-fail': { what: 'EIO, ENOSPC of logs', from: 'frames', disturb: logsFail },
  lies: { what: 'VSX, VSP: whole answers that are not true', from: 'frames', disturb: outsideLies },
  submission: { what: 'a submission, with processes killed', from: 'approved', disturb: submissionKilled },
  upload: { what: "the AAVSO's upload down, slow, huge or lying", from: 'approved', disturb: uploadSpoiled },
  clock: { what: 'the clock is set while programs run', from: 'frames', disturb: clockSteps },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULT_KINDS;
