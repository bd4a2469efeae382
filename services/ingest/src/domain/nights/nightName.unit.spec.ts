import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nightOfFolder, nightOfMoment } from './nightName.js';

describe('nightOfFolder', () => {
  it('reads a date however it is separated', () => {
    for (const name of ['20240229', '2024-02-29', '2024_02_29']) assert.equal(nightOfFolder(name), '20240229');
  });

  it('finds no night in what is no date', () => {
    const names = [
      '',
      'M31',
      '2024',
      '2024-0229',
      '202402-29',
      '2024-02_29',
      '20230229',
      '20241301',
      '20240100',
      '20240431',
      '00000000',
    ];
    for (const name of [...names, '20240229 ', 'x20240229', '2024.02.29', '240229', '../20240229'])
      assert.equal(nightOfFolder(name), null, name);
  });
});

describe('nightOfMoment', () => {
  /** 2024-01-01T12:00Z. */
  const NOON = 2460311;

  it('is the date on which the evening began at the site, noon to noon', () => {
    assert.equal(nightOfMoment(NOON - 0.001, 0), '20231231');
    assert.equal(nightOfMoment(NOON, 0), '20240101');
    assert.equal(nightOfMoment(NOON + 0.999, 0), '20240101');
  });

  it('does not change with the date in the middle of the night, east or west', () => {
    const sidingSpring = 149.06;
    const eveningThere = NOON - sidingSpring / 360 + 0.3;
    for (const hours of [0, 3, 6, 9]) assert.equal(nightOfMoment(eveningThere + hours / 24, sidingSpring), '20240101');
    const maunaKea = -155.47;
    const eveningOnHawaii = NOON - maunaKea / 360 + 0.3;
    for (const hours of [0, 3, 6, 9]) assert.equal(nightOfMoment(eveningOnHawaii + hours / 24, maunaKea), '20240101');
  });

  it('gives every moment of a night one name that nightOfFolder knows', () => {
    const longitude = fc.double({ min: -180, max: 180, noNaN: true });
    const day = fc.integer({ min: 2440588, max: 2480000 });
    const hour = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(longitude, day, hour, hour, (east, noon, one, other) => {
        const night = nightOfMoment(noon - east / 360 + one, east);
        assert.equal(nightOfMoment(noon - east / 360 + other, east), night);
        assert.equal(nightOfFolder(night), night);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
