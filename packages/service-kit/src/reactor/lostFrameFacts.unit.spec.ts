import assert from 'node:assert/strict';
import { lostFrameFacts } from './lostFrameFacts.js';
import { type SeriesRow, stageKey } from './seriesRow.js';

const series: SeriesRow = {
  night: '20260131',
  targetName: 'SS Cyg',
  filter: 'V',
  revision: 1,
  attempt: 1,
  eventId: 'e',
};
const lostOf = (key: string, frame: string) => ({ key, frame, reason: 'no worker brought it back in 4 tries' });

describe('frames no worker brought back', () => {
  it('fail in their own stage and series, and in no other', () => {
    const key = stageKey('solve', series);
    const others = [
      stageKey('measure', series),
      stageKey('solve', { ...series, filter: 'B' }),
      stageKey('solve', { ...series, attempt: 12 }),
      stageKey('solve', { ...series, revision: 2 }),
    ];
    const lost = [
      lostOf(key, 'a.fits'),
      lostOf(`${key}/block2`, 'b.fits'),
      ...others.map((one) => lostOf(one, 'c.fits')),
    ];
    const facts = lostFrameFacts('solve', series, lost);
    assert.deepEqual(
      facts.map(({ id }) => id),
      [`${key}:a.fits:lost`, `${key}:b.fits:lost`],
    );
    assert.deepEqual(facts[0]?.payload, {
      reduction: { series: { night: '20260131', targetName: 'SS Cyg', filter: 'V' }, revision: 1, attempt: 1 },
      path: 'a.fits',
      stage: 'solve',
      code: 'lost',
      reason: 'no worker brought it back in 4 tries',
    });
    assert.deepEqual(lostFrameFacts('solve', series, []), []);
  });
});
