import type { OutsideCall_Outcome, OutsideCall_Outside } from '../gen/wombat/ops/v1/ops.js';
import type { Told } from '../told.js';

/** A service outside that is asked. */
export type Outside = Told<OutsideCall_Outside>;

/** How it ended. */
export type OutsideOutcome = Told<OutsideCall_Outcome>;

export const OUTSIDES: Readonly<Record<Outside, string>> = {
  vsx: 'VSX',
  vsp: 'VSP',
  archive: "AAVSO's archive",
  submission: 'AAVSO, submission',
};

export const OUTSIDE_OUTCOMES: Readonly<Record<OutsideOutcome, string>> = {
  answered: 'answered',
  notFound: 'not found',
  refused: 'refused',
  unreachable: 'unreachable',
};
