import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import type { WorkStage } from '../reactor/stagesReactor.js';
import type { ServiceKit } from '../run/serviceKit.js';
import { jobsOf } from './jobsOf.js';

/**
 * Event by event, a stage that has been asked all along orders what one orders that looks at the tables for the first
 * time, and tells the same progress. What it orders has to change so many times, in an order of events where it must.
 */
export async function assertKeepsUp(
  kit: ServiceKit,
  events: readonly NewEvent[],
  stageOf: (kit: ServiceKit) => WorkStage,
  { leastChanges = 2 } = {},
): Promise<void> {
  const told = (stage: WorkStage) => ({ jobs: jobsOf(stage.batches()), progress: stage.progress() });
  const kept = stageOf(kit);
  let changes = 0;
  let before = JSON.stringify(told(kept));
  for (const event of events) {
    await kit.publishFacts([event]);
    const now = told(kept);
    assert.deepEqual(now, told(stageOf(kit)), `after ${event.type} ${event.id}`);
    if (JSON.stringify(now) !== before) changes++;
    before = JSON.stringify(now);
  }
  assert.ok(changes >= leastChanges, 'nothing was ordered');
}
