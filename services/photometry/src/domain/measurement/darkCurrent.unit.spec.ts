import assert from 'node:assert/strict';
import { FrameMeta, MasterBuilt } from '@wombat/proto';
import { darkElectrons } from './darkCurrent.js';

const frame = FrameMeta.fromJSON({ exposureSeconds: 120, gain: 0.5, bitpix: 16 });
const dark = (own: object) =>
  MasterBuilt.fromJSON({
    calType: 'dark',
    state: 'built',
    median: 6,
    biasSubtracted: true,
    meta: { exposureSeconds: 300 },
    ...own,
  });

describe('electrons of the dark current', () => {
  it('are the median of the master dark by the exposure, in electrons', () => {
    assert.equal(darkElectrons(frame, dark({})), (6 / 300) * 120 * 0.5);
  });

  it('are none where the dark is no brighter than its bias', () => {
    assert.equal(darkElectrons(frame, dark({ median: -0.2 })), 0);
  });

  it('are not known without a dark, with its bias still in it, or without the exposures', () => {
    assert.equal(darkElectrons(frame, null), null);
    assert.equal(darkElectrons(frame, dark({ biasSubtracted: false })), null);
    assert.equal(darkElectrons(frame, dark({ meta: {} })), null);
    assert.equal(darkElectrons(frame, dark({ meta: { exposureSeconds: 0 } })), null);
    assert.equal(darkElectrons({ ...frame, exposureSeconds: undefined }, dark({})), null);
  });
});
