import type { FailAction, FailPoint } from './registry.js';

/** What is to happen at one point of one program. */
export interface Armed {
  point: FailPoint;
  /** Name of the program; null: whichever comes there first. */
  program: string | null;
  /** The how many-th time a program comes there. */
  nth: number;
  action: FailAction;
}

/** False where it has happened already: the program that is started again comes there as well. */
export type Claim = (armed: Armed) => boolean;

export class FailPointReached extends Error {
  constructor(readonly point: FailPoint) {
    super(`fail point ${point}`);
  }
}

interface Trap extends Armed {
  /** Whose it is, of the programs of this process. */
  owner: string;
  claim: Claim;
  /** How often this program came there. */
  count: number;
}

let traps: Trap[] = [];

/** Sets what happens at which points of this program, in place of what was set before. */
export function armFailPoints(program: string, wanted: readonly Armed[], claim: Claim): void {
  const own = wanted.filter((one) => one.program === null || one.program === program);
  const others = traps.filter(({ owner }) => owner !== program);
  traps = [...others, ...own.map((one) => ({ ...one, owner: program, claim, count: 0 }))];
}

/** A point of the registry is reached. Throws FailPointReached, or does not return, where that is asked for. */
export function failPoint(point: FailPoint): void {
  for (const trap of traps) if (trap.point === point && ++trap.count === trap.nth && trap.claim(trap)) act(trap);
}

function act({ action, point }: Armed): void {
  if (action === 'throw') throw new FailPointReached(point);
  if (action === 'exit') process.kill(process.pid, 'SIGKILL');
  // The whole process stands still, as one that the system has stopped; it is for others to end it.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
