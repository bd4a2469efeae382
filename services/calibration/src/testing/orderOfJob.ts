import assert from 'node:assert/strict';
import type { work } from '@wombat/proto';

export function masterOrder(job: work.Job | undefined): work.MasterOrder {
  assert.ok(job?.order.$case === 'master');
  return job.order.value;
}

export function calibrateOrder(job: work.Job | undefined): work.CalibrateOrder {
  assert.ok(job?.order.$case === 'calibrate');
  return job.order.value;
}
