import type { FrameCounts } from '../../../../server/src/domain/contract.js';

export interface CountStage {
  name: string;
  count: number;
  /** Frames that came as far as the stage before, and no farther. */
  lost: number;
  /** Of those, the ones a person rejected. */
  byPerson: number;
}

/** How the frames of a series went through: found, calibrated, solved, measured, reported. */
export function countStages(counts: FrameCounts): CountStage[] {
  const stages: [string, number][] = [
    ['found', counts.found],
    ['calibrated', counts.calibrated],
    ['solved', counts.solved],
    ['measured', counts.measured],
    ...(counts.reported === undefined ? [] : [['reported', counts.reported] satisfies [string, number]]),
  ];
  return stages.map(([name, count], at) => ({
    ...{ name, count, lost: at === 0 ? 0 : (stages[at - 1]?.[1] ?? 0) - count },
    byPerson: name === 'reported' ? (counts.rejectedByPerson ?? 0) : 0,
  }));
}

/** Frames that did not become a magnitude. */
export function lostFrames({ found, measured }: FrameCounts): number {
  return found - measured;
}

/** `72 found, 1 broken, 71 solved, 71 measured, 68 reported (3 rejected by you)`. */
export function countsInWords(counts: FrameCounts): string {
  const { found, broken, failed, solved, measured, reported, rejectedByPerson = 0 } = counts;
  const lost = [...(broken === 0 ? [] : [`${broken} broken`]), ...(failed === 0 ? [] : [`${failed} failed`])];
  const rejected = rejectedByPerson === 0 ? '' : ` (${rejectedByPerson} rejected by you)`;
  const told = reported === undefined ? [] : [`${reported} reported${rejected}`];
  return [`${found} found`, ...lost, `${solved} solved`, `${measured} measured`, ...told].join(', ');
}
