import assert from 'node:assert/strict';
import { vsxPeriod } from './vsxPeriod.js';

const star = { Name: 'XZ Cyg', RA2000: '293.122', Declination2000: '56.388' };
const pulsating = { ...star, Period: '0.46659934', Epoch: '2459000.5' };
const answer = (content: object) => JSON.stringify(content);

describe('vsxPeriod', () => {
  it('is that of the star asked for, or of the only one of a list', () => {
    const period = { periodDays: 0.46659934, epochHjd: 2459000.5 };
    assert.deepEqual(vsxPeriod(answer({ VSXObject: pulsating })), period);
    assert.deepEqual(vsxPeriod(answer({ VSXObjects: { VSXObject: pulsating } })), period);
  });

  it('is none where VSX has not both, or it is not known which star is meant', () => {
    assert.equal(vsxPeriod(''), null);
    assert.equal(vsxPeriod(answer({ VSXObject: [] })), null);
    assert.equal(vsxPeriod(answer({ VSXObject: { ...star, Period: '0.5' } })), null);
    assert.equal(vsxPeriod(answer({ VSXObjects: { VSXObject: [pulsating, pulsating] } })), null);
  });
});
