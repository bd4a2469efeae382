import assert from 'node:assert/strict';
import { type MeasuredSeries, magnitudesOf } from '../conclusion/magnitudesOf.js';
import { type MeasuredFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { simulatedCandidate, simulatedFrameFacts, simulatedStarInFrame } from '../testing/simulatedNight.js';
import { coefficientAt, knownCoefficients } from './knownCoefficients.js';

const told = [
  { name: 'Tb_bv', value: 0.1234, error: 0.004, secondOrder: -0.03 },
  { name: 'Tv_bv', value: -0.0456, error: 0.003, secondOrder: 0 },
  { name: 'Tv_vi', error: 0.01, secondOrder: 0.01 },
];

describe('known coefficients', () => {
  it('are those of the band, for each colour', () => {
    assert.deepEqual(knownCoefficients('B', told), [
      { basis: 'B-V', coefficient: { value: 0.1234, error: 0.004 }, secondOrder: -0.03 },
    ]);
    assert.deepEqual(
      knownCoefficients('V', told).map(({ basis, coefficient }) => [basis, coefficient?.value]),
      [
        ['B-V', -0.0456],
        ['V-I', undefined],
      ],
    );
    assert.deepEqual(knownCoefficients('R', told), []);
    assert.deepEqual(knownCoefficients('TG', told), knownCoefficients('V', told));
    const sloan = knownCoefficients('SG', [...told, { name: 'Tsg_bv', value: 0.2, error: 0.01, secondOrder: 0 }]);
    assert.deepEqual(
      sloan.map(({ coefficient }) => coefficient?.value),
      [0.2],
    );
    assert.deepEqual(knownCoefficients('CV', told), []);
  });

  it('grow with airmass by the second order, not below the horizon', () => {
    const frame = { ...simulatedFrameFacts(0), airmass: 2 };
    assert.equal(coefficientAt({ coefficient: 0.1, secondOrder: -0.03 }, frame), 0.16);
    assert.equal(coefficientAt({ coefficient: 0.1, secondOrder: -0.03 }, { ...frame, airmass: -1 }), 0.1);
  });
});

/** Transform Applier's own algorithm, iterated, on one comp: instrumental and catalogue magnitudes in, B and V out. */
const VECTORS = [
  {
    ...{ bs: -7.85, vs: -8.42, bc: -6.9, vc: -7.75, b: 12.378, v: 11.401 },
    tb: 0.1234,
    tv: -0.0456,
    B: 11.38642,
    V: 10.74636,
  },
  {
    ...{ bs: -7.85, vs: -8.42, bc: -6.9, vc: -7.75, b: 12.378, v: 11.401 },
    tb: 0.03,
    tv: -0.115,
    B: 11.41818,
    V: 10.76866,
  },
  {
    ...{ bs: -6, vs: -7.6, bc: -6.9, vc: -7.75, b: 12.378, v: 11.401 },
    tb: 0.1234,
    tv: -0.0456,
    B: 13.38937,
    V: 11.50984,
  },
];

describe('two filters against one comp with known coefficients', () => {
  for (const { bs, vs, bc, vc, b, v, tb, tv, B, V } of VECTORS) {
    it(`are what Transform Applier iterates to: B ${B}, V ${V}`, () => {
      const blue = seriesOf('B', { target: bs, comp: bc, catalogue: b, colour: b - v, coefficient: tb });
      const red = seriesOf('V', { target: vs, comp: vc, catalogue: v, colour: b - v, coefficient: tv });
      for (const [own, other, expected] of [
        [blue, red, B],
        [red, blue, V],
      ] as const) {
        const made = magnitudesOf(own, [other]);
        assert.ok(made.ok && made.value.magnitudes.method === 'coefficients');
        const [point] = made.value.magnitudes.target.points;
        assert.ok(Math.abs((point?.mag ?? 0) - expected) < 1e-5, `${point?.mag}`);
      }
    });
  }

  it('are transformed from one filter where the colour is told', () => {
    const red = seriesOf('V', { target: -8.42, comp: -7.75, catalogue: 11.401, colour: 0.977, coefficient: -0.0456 });
    const made = magnitudesOf({ ...red, toldColour: { basis: 'B-V', value: 0.65, error: 0.02 } }, []);
    assert.ok(made.ok && made.value.magnitudes.transformed);
    const [point] = made.value.magnitudes.target.points;
    assert.ok(Math.abs((point?.mag ?? 0) - 10.7459) < 5e-5, `${point?.mag}`);
    assert.ok(point !== undefined && point.errors.colour === 0 && point.errors.colourTerm >= 0.0456 * 0.02);
  });
});

interface OneFrame {
  target: number;
  comp: number;
  catalogue: number;
  colour: number;
  coefficient: number;
}

/** One frame with T1 and one comp of these instrumental magnitudes. */
function seriesOf(band: string, own: OneFrame): MeasuredSeries {
  const frame = simulatedFrameFacts(0);
  const star = (starId: string, mag: number) =>
    simulatedStarInFrame({ starId, net: frame.exposureSeconds * 10 ** (-0.4 * mag) });
  const measured: MeasuredFrame = {
    frame,
    radii: { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 },
    stars: new Map([
      [TARGET_STAR_ID, star(TARGET_STAR_ID, own.target)],
      ['comp', star('comp', own.comp)],
    ]),
  };
  const candidate = simulatedCandidate({ starId: 'comp', mag: () => own.catalogue }, 1);
  const comp = { role: 'C2' as const, candidate };
  return {
    ...{ band, frames: [measured], sites: new Map(), telescope: null, detectionSnr: 3, range: null, toldColour: null },
    roles: { mode: 'singleNoCheck', check: null, comps: [comp], reportComp: comp },
    colours: new Map([['comp', { 'B-V': own.colour }]]),
    coefficients: [{ basis: 'B-V', coefficient: { value: own.coefficient, error: 0.004 }, secondOrder: 0 }],
  };
}
