import assert from 'node:assert/strict';
import { mergeProjections } from '@wombat/eventlog';
import { event, revision, TemporaryTables } from '@wombat/eventlog/testkit';
import { standingFrames } from '@wombat/service-kit/ledger';
import { ingestProjections } from './ingestProjections.js';
import { countNights, wheelsOfNights } from './nightCounts.js';

const series = { date: '20240101', targetName: 'SS Cyg', filter: 'V' };
const path = (name: string) => `20240101/Light/SS Cyg/${name}.fits`;
const found = (name: string) => event('FrameDiscovered', { path: path(name), revision: 1 }, { id: `found ${name}` });
const calibrated = event('FrameCalibrated', { path: path('a'), reduction: revision(1) });

describe('the frames of a night', () => {
  it('are counted once, and again when one of them has changed', async () => {
    const tables = await TemporaryTables.open(mergeProjections(ingestProjections));
    try {
      const { store } = tables;
      const standing = () => standingFrames((sql) => store.all(sql))(series);
      const open = () => store.all('SELECT night FROM uncounted_night').length;
      for (const one of [found('a'), found('b'), event('NightDiscovered')]) tables.append(one);
      const two = [{ state: 'accepted', stage: null, frames: 2 }];
      assert.deepEqual([standing(), open()], [two, 1]);
      countNights(store);
      assert.deepEqual([standing(), open()], [two, 0]);
      tables.append(calibrated);
      const one = { stage: null, frames: 1 };
      const apart = [
        { state: 'accepted', ...one },
        { state: 'calibrated', ...one },
      ];
      assert.deepEqual([standing(), open()], [apart, 1]);
      countNights(store);
      assert.deepEqual([standing(), open()], [apart, 0]);
      assert.deepEqual(wheelsOfNights(store)({ night: '20240101', targetName: 'SS Cyg', filter: 'V' }), ['V']);
    } finally {
      await tables.close();
    }
  });
});
