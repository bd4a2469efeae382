import assert from 'node:assert/strict';
import type { TargetAnswer } from '../../../../server/src/domain/contract.js';
import { namedLines, offeredLines, takenFor } from './offeredStars.js';

const star = {
  name: 'V1 Cyg',
  auid: '',
  raDegrees: 293.1,
  decDegrees: -6.4,
  variabilityType: '',
  rangeText: '',
  separationDegrees: 0.07,
};
const answer = (over: Partial<TargetAnswer>): TargetAnswer => ({
  ...{ night: '20251015', targetName: 'XZ Cyg', filter: 'V', code: 'novsx', reason: '', star: '', foundBy: '' },
  ...{ offered: [], aliases: [], frameWidth: 1000, frameHeight: 800, settledBy: '' },
  ...over,
});

describe('the stars that are offered', () => {
  it('are numbered, with their place on the sky and on the frame, its first row below', () => {
    const offered = [
      { ...star, x: 0.25, y: 0.25 },
      { ...star, name: 'V2 Cyg', decDegrees: 6.4, variabilityType: 'EA', rangeText: '9.1 V .. 10 V' },
    ];
    assert.deepEqual(offeredLines(answer({ offered })), [
      {
        ...{ number: 1, name: 'V1 Cyg', distance: '4.2′', place: '293.1000 -6.4000' },
        ...{ kind: 'not known', range: 'not known', mark: { x: 250, y: 600 } },
      },
      {
        ...{ number: 2, name: 'V2 Cyg', distance: '4.2′', place: '293.1000 +6.4000' },
        ...{ kind: 'EA', range: '9.1 V .. 10 V', mark: null },
      },
    ]);
  });

  it('are not marked off the frame, or without one', () => {
    const marks = (over: Partial<TargetAnswer>, x: number) =>
      offeredLines(answer({ offered: [{ ...star, x, y: 0.5 }], ...over })).map(({ mark }) => mark);
    assert.deepEqual([...marks({}, 1.01), ...marks({}, -0.01), ...marks({ frameWidth: 0 }, 0.5)], [null, null, null]);
  });
});

describe('who it is, in words', () => {
  it('names who said so and when', () => {
    const said = { by: 'A. Observer', note: '', at: '2026-01-02T03:04:05.678Z', raDegrees: 1.5, decDegrees: -2 };
    const aliases = [
      { ...said, name: '' },
      { ...said, name: 'V1 Cyg', note: 'seen' },
    ];
    assert.deepEqual(namedLines(answer({ aliases })), [
      'A. Observer said that it is the star at 1.5 -2, 2026-01-02 03:04 UTC',
      'A. Observer said that it is V1 Cyg, 2026-01-02 03:04 UTC: seen',
    ]);
  });

  it('says what led to it, once it is known', () => {
    assert.equal(takenFor(answer({})), '');
    assert.equal(takenFor(answer({ star: 'V1 Cyg', foundBy: 'VSX as V1 Cyg' })), 'Taken for V1 Cyg (VSX as V1 Cyg).');
  });
});
