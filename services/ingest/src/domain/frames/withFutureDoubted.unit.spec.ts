import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import { FrameMeta } from '@wombat/proto';
import { withFutureDoubted } from './withFutureDoubted.js';

const NOW = 2460754.5;
const now = new Date('2025-03-20T00:00:00Z');
const taken = (midJdUtc: number | undefined, warning = '') => {
  const { payload } = event('FrameDiscovered');
  const meta = { ...FrameMeta.fromJSON({}), ...(midJdUtc !== undefined && { midJdUtc }) };
  return { ...payload, warning, meta };
};

describe('withFutureDoubted', () => {
  it('leaves a frame of the past, of tonight, or without a time as it is', () => {
    for (const fact of [taken(NOW - 3000), taken(NOW + 0.9), taken(undefined)])
      assert.deepEqual(withFutureDoubted(fact, now), fact);
  });

  it('warns of a frame that is still to be taken, beside what is said of it already', () => {
    const { warning } = withFutureDoubted(taken(NOW + 7300, 'a colour frame'), now);
    assert.equal(
      warning,
      'a colour frame; its time lies 7300 days ahead of the clock of this computer: one of the two clocks is wrong',
    );
  });
});
