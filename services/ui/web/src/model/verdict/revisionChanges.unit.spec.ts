import assert from 'node:assert/strict';
import { revisionChanges } from './revisionChanges.js';

const point = (date: string, magBefore: string, magNow: string, change: number | null = null) => ({
  ...{ date, magBefore, magNow, change },
});
const same = point('2460964.1', '9.456', '9.456', 0);

describe('what a revision changed', () => {
  it('is nothing where there was none before', () => {
    assert.equal(revisionChanges({ revision: 1, before: null, points: [], settings: null }), null);
  });

  it('is told point by point, without those that stayed', () => {
    const points = [
      same,
      point('2460964.2', '9.500', '9.512', 0.012),
      point('2460964.3', '9.500', '9.497', -0.003),
      point('2460964.4', '', '9.400'),
      point('2460964.5', '9.410', ''),
      point('2460964.6', '14.1', '<14.2'),
    ];
    const changes = revisionChanges({
      revision: 3,
      before: 1,
      points,
      settings: [{ name: 'a', before: '1', now: '2' }],
    });
    assert.equal(
      changes?.summary,
      'Since revision 1: 3 of 6 points differ, by 0.012 mag at most, 1 new, 1 gone; 1 setting differs.',
    );
    assert.deepEqual(
      changes?.points.map(({ before, now, change }) => [before, now, change]),
      [
        ['9.500', '9.512', '+0.012'],
        ['9.500', '9.497', '−0.003'],
        ['–', '9.400', 'new'],
        ['9.410', '–', 'gone'],
        ['14.1', '<14.2', 'a limit'],
      ],
    );
    assert.deepEqual(changes?.settings, [{ name: 'a', before: '1', now: '2' }]);
  });

  it('may be nothing at all, or of settings that nobody knows', () => {
    const told = { revision: 2, before: 1, points: [same] };
    assert.equal(
      revisionChanges({ ...told, settings: [] })?.summary,
      'Since revision 1: all points are as they were; the settings are the same.',
    );
    assert.match(
      revisionChanges({ ...told, settings: null })?.summary ?? '',
      /; which settings it had is not known\.$/,
    );
  });
});
