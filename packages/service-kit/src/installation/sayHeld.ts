import { createHash } from 'node:crypto';
import { HELD, type Stage } from '@wombat/proto/words';
import type { HeldSeries } from '../reactor/seriesGuard.js';
import { reductionOfRow, stageKey } from '../reactor/seriesRow.js';
import type { ServiceKit } from '../run/serviceKit.js';
import { type HeldRow, heldRows } from './heldSeries.js';

/**
 * Brings the log to say of the series at these stages whether this installation holds them now, and why: the same is
 * not said twice, and what is held no more is said to go on.
 */
export async function sayHeld(kit: ServiceKit, stages: readonly Stage[], held: readonly HeldSeries[]): Promise<void> {
  const rows = new Map(heldRows(kit.store).map((row) => [placeOf(row), row]));
  const now = new Map(held.map((one) => [placeOf(one.series), one]));
  for (const [place, { series, stage, reason }] of now) {
    const said = rows.get(place);
    if (said?.isHeld && said.revision === series.revision && said.stage === stage && said.reason === reason) continue;
    await kit.halt(series, { stage, code: HELD, reason, occasion: digest([said?.eventId ?? '', reason]) });
  }
  for (const [place, row] of rows)
    if (row.isHeld && stages.includes(row.stage) && !now.has(place)) await resume(kit, row);
}

async function resume(kit: ServiceKit, row: HeldRow): Promise<void> {
  await kit.decide({
    id: `${stageKey(row.stage, row)}:resumed:${digest([row.eventId])}`,
    type: 'SeriesResumed',
    payload: { reduction: reductionOfRow(row), stage: row.stage, reason: 'it is tried again' },
    causation: row.eventId,
  });
}

function placeOf({ night, targetName, filter }: { night: string; targetName: string; filter: string }): string {
  return JSON.stringify([night, targetName, filter]);
}

/** Names an occasion by what was said before it: the same word at the same place of the story is one event. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
