import type { LostFrame, NewEvent } from '@wombat/eventlog';
import type { Stage } from '@wombat/proto/words';
import { reductionOfRow, type SeriesRow, stageKey } from './seriesRow.js';

/**
 * The failures of those lost frames that belong to a stage of a series: to its batch, or to one of the parts it was cut
 * into (their keys begin with the stage's, then a slash).
 */
export function lostFrameFacts(stage: Stage, series: SeriesRow, lost: readonly LostFrame[]): NewEvent[] {
  const key = stageKey(stage, series);
  const mine = lost.filter((frame) => frame.key === key || frame.key.startsWith(`${key}/`));
  return mine.map(({ frame, reason }) => ({
    id: `${key}:${frame}:lost`,
    type: 'FrameFailed',
    payload: { reduction: reductionOfRow(series), path: frame, stage, code: 'lost', reason },
  }));
}
