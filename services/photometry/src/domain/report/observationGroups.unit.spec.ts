import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import fc from 'fast-check';
import { type FilterFrame, observationGroups } from './observationGroups.js';

const MINUTE = 1 / 1440;

/** "V0 B1 V2": a frame of V at minute 0, of B at minute 1 ... */
function frames(text: string): FilterFrame[] {
  return text.split(' ').map((word) => {
    const [, filter = '', minute = ''] = /^([A-Za-z]+)([\d.]+)$/.exec(word) ?? [];
    return { filter, filename: `${word}.fits`, jdUtcMid: 2460311 + Number(minute) * MINUTE };
  });
}

describe('observationGroups', () => {
  const spec = specify(([text = '']: readonly string[], _: 'grouped') => {
    const groupOf = observationGroups(frames(text));
    return frames(text)
      .map(({ filter, filename }) => groupOf(filter, filename) ?? '-')
      .join(' ');
  });

  it('numbers the sets of filters that alternate', () => {
    spec.given('B0 V1 R2 B3 V4 R5').when('grouped').thenIs('1 1 1 2 2 2');
  });

  it('does not heed the order in which the filters are given', () => {
    spec.given('B0 B3 B6 V1 V4 V7').when('grouped').thenIs('1 2 3 1 2 3');
  });

  it('ends a set where a filter comes again', () => {
    spec.given('B0 V1 V2 B3').when('grouped').thenIs('1 1 2 2');
    spec.given('V0 V1 V2 B3').when('grouped').thenIs('- - 1 1');
  });

  it('ends a set where the gap is too long', () => {
    spec.given('B0 V28').when('grouped').thenIs('1 1');
    spec.given('B0 V30').when('grouped').thenIs('- -');
    spec.given('B0 V15 R30').when('grouped').thenIs('1 1 -');
    spec.given('B0 V40 B41').when('grouped').thenIs('- 1 1');
  });

  it('groups nothing in a night of one filter', () => {
    spec.given('V0 V1 V2').when('grouped').thenIs('- - -');
  });

  it('keeps filters apart that differ in case alone, and frames that share a name and a time', () => {
    spec.given('r0 R1').when('grouped').thenIs('1 1');
    const groupOf = observationGroups([
      { filter: 'V', filename: 'a.fits', jdUtcMid: 2460311 },
      { filter: 'B', filename: 'a.fits', jdUtcMid: 2460311 },
    ]);
    assert.deepEqual([groupOf('V', 'a.fits'), groupOf('B', 'a.fits'), groupOf('R', 'a.fits')], [1, 1, null]);
  });

  it('has in every group two or more filters, each once, close in time; numbers run from 1 in order of time', () => {
    const frame = fc.record({ filter: fc.constantFrom('B', 'V', 'R', 'I'), minute: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 40 }), (taken) => {
        const all = taken.map(({ filter, minute }, index) => ({
          filter,
          filename: `${index}.fits`,
          jdUtcMid: 2460311 + minute * MINUTE,
        }));
        const groupOf = observationGroups(all);
        const numberOf = ({ filter, filename }: FilterFrame) => groupOf(filter, filename);
        const numbers = new Set(all.map(numberOf).filter((number) => number !== null));
        const begins: number[] = [];
        for (let number = 1; number <= numbers.size; number++) {
          const members = all.filter((one) => numberOf(one) === number);
          const times = members.map(({ jdUtcMid }) => jdUtcMid);
          assert.ok(members.length > 1);
          assert.equal(new Set(members.map(({ filter }) => filter)).size, members.length);
          assert.ok(Math.max(...times) - Math.min(...times) <= 0.02);
          begins.push(Math.min(...times));
        }
        assert.deepEqual(
          begins.toSorted((a, b) => a - b),
          begins,
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
