import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPairCoefficient, pairTerms, readPairs, type Terms } from './pairCoefficients.js';

const terms = (all: Record<string, number>, error = 0.002): Terms =>
  new Map(Object.entries(all).map(([name, value]) => [name, { value, error }]));
const near = (a: number | undefined, b: number) => assert.ok(Math.abs((a ?? Number.NaN) - b) < 1e-9, `${a} for ${b}`);

describe('the coefficient of a colour', () => {
  it('is one over the slope of instrumental colours, and transforms them as those of both bands do', () => {
    const number = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (blue, red, colour) => {
        const [x, y] = [12 + colour - blue * colour, 12 - red * colour];
        near((pairTerms(terms({ Tb_bv: blue, Tv_bv: red })).get('Tbv')?.value ?? Number.NaN) * (x - y), colour);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('tells the band that is missing beside the other, and what that may be wrong by', () => {
    const all = { Tv_vr: 0.02, Tr_vr: -0.03 };
    const pair = pairTerms(terms(all, 0));
    const [red, blue] = [readPairs(pair, terms({ Tv_vr: 0.02 })), readPairs(pair, terms({ Tr_vr: -0.03 }))];
    near(red.derived.get('Tr_vr')?.value, -0.03);
    near(blue.derived.get('Tv_vr')?.value, 0.02);
    near(red.derived.get('Tr_vr')?.error, 0.002);
    assert.equal(red.derived.get('Tr_vr')?.from, 'Tvr, Tv_vr');
    const uncertain = readPairs(terms({ Tvi: 2 }, 0.04), terms({ Tv_vi: 0 }, 0)).derived.get('Ti_vi');
    near(uncertain?.value, -0.5);
    near(uncertain?.error, 0.01);
  });

  it('is not used beside both bands, but held against them, and tells nothing alone', () => {
    const both = terms({ Tb_bv: 0.1, Tv_bv: 0 });
    const why = (told: Terms, beside: Terms) => readPairs(told, beside).leftOut.get('Tbv');
    assert.equal(why(terms({ Tbv: 1.1111 }), both), 'it follows from Tb_bv and Tv_bv');
    assert.match(why(terms({ Tbv: 1.2 }), both) ?? '', /which make it 1\.1111 and not 1\.2000/);
    assert.match(why(terms({ Tbv: 1.2 }), terms({ Tv_vi: 0 })) ?? '', /only beside Tb_bv or Tv_bv/);
    assert.match(why(terms({ Tbv: 0 }), both) ?? '', /no number above or below 0/);
    assert.match(why(terms({ Tbv: Number.NaN }), both) ?? '', /no number/);
  });

  it('is that of B-V, V-R and V-I', () => {
    assert.deepEqual(['Tbv', 'Tvr', 'Tvi', 'Tub', 'Tb_bv'].map(isPairCoefficient), [true, true, true, false, false]);
  });
});
