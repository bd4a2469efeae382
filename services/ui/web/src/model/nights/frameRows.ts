import { hasPassed } from '@wombat/proto/words';
import type { FrameFact, LightCurve } from '../../../../server/src/domain/contract.js';
import { leftOut } from '../curve/pointLines.js';

/** Which frames of a series are listed: all, those that gave no magnitude, those whose magnitude is not reported. */
export const FRAME_CHOICES = { all: 'All', lost: 'Lost', unreported: 'Not reported' } as const;
export type FrameChoice = keyof typeof FRAME_CHOICES;

/** A frame, and what became of its point. */
export interface FrameRow extends FrameFact {
  choice: Exclude<FrameChoice, 'all'> | 'reported';
  /** Why it was lost, or its point is not reported; '' where it is. */
  why: string;
}

/** Without a curve (null) it is not known whether a point is reported, and every measured one counts as it. */
export function frameRows(frames: readonly FrameFact[], curve: LightCurve | null): FrameRow[] {
  const points = new Map(curve?.target.map((point) => [point.frameSha256, point]));
  return frames.map((frame) => {
    const isMeasured = hasPassed('measure', frame.state, frame.stage === '' ? null : frame.stage);
    if (!isMeasured) return { ...frame, choice: 'lost', why: frame.reason };
    const point = points.get(frame.sha256);
    const [left] = point === undefined ? [] : leftOut(point);
    return { ...frame, choice: left === undefined ? 'reported' : 'unreported', why: left ?? frame.reason };
  });
}

export function chosenRows(rows: readonly FrameRow[], choice: FrameChoice): FrameRow[] {
  return rows.filter((row) => choice === 'all' || row.choice === choice);
}

/** What the number of a stage opens: the frames that did not come so far, or all where none was lost there. */
export function choiceOfStage({ name, lost }: { name: string; lost: number }): FrameChoice {
  if (lost <= 0) return 'all';
  return name === 'reported' ? 'unreported' : 'lost';
}
