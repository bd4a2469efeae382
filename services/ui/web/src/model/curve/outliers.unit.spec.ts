import assert from 'node:assert/strict';
import { sampleCurve, samplePoints } from '../testing/samples.js';
import { curveView } from './curveView.js';
import { suggestedOutliers } from './outliers.js';

const suggested = (mags: number[], over = {}) => {
  const view = curveView(sampleCurve({ target: samplePoints(mags, over) }), { axis: 'jd', bars: 'none' });
  return suggestedOutliers(view?.sets[0]?.marks ?? []);
};
/** A slow change with a little unrest. */
const calm = Array.from({ length: 40 }, (_, at) => 9 + 0.01 * at + 0.002 * Math.sin(7 * at));

describe('suggested outliers', () => {
  it('are points far from their neighbours, not those of a change', () => {
    assert.deepEqual(suggested(calm), []);
    assert.deepEqual(suggested(calm.map((mag, at) => (at === 20 ? mag + 0.1 : mag))), ['f20.fits']);
  });

  it('are not sought among few points, equal ones, or those left out already', () => {
    assert.deepEqual(suggested([9, 9, 12, 9]), []);
    assert.deepEqual(suggested([9, 9, 9, 9, 12, 9, 9, 9]), []);
    assert.deepEqual(
      suggested(
        calm.map((mag, at) => (at === 20 ? 20 : mag)),
        { reported: false },
      ),
      [],
    );
  });
});
