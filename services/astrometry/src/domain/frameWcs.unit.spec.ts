import assert from 'node:assert/strict';
import {
  distort,
  type FrameWcs,
  pixelScaleArcsec,
  pixelToSky,
  separationDegrees,
  skyToPixel,
  type Wcs,
  wcsFromCards,
} from '@wombat/sky';
import fc from 'fast-check';
import { fitPolynomial } from './fitPolynomial.js';
import { fitLike } from './fitWcs.js';
import { followSolution, solvedStars } from './followSolution.js';
import { frameWcs, sipInverse } from './frameWcs.js';

const image = { width: 1600, height: 1200 };
const PLACES = [0, 799.5, 1599].flatMap((x) => [0, 599.5, 1199].map((y) => ({ x, y })));

const linear = {
  ...{ CRPIX1: 790, CRPIX2: 610, CRVAL1: 83.6, CRVAL2: -5.4, CD1_1: -4e-4, CD1_2: 3e-5, CD2_1: 3e-5, CD2_2: 4e-4 },
  RADESYS: 'ICRS',
};
type Cards = Readonly<Record<string, string | number>>;
const tan: Cards = { CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN' };
const KINDS: Record<string, Cards> = {
  SIP: { ...tan, A_ORDER: 3, A_2_0: 8e-6, A_1_2: 1e-8, B_ORDER: 3, B_0_0: 0.4, B_1_1: -6e-6, B_0_3: 2e-8 },
  TPV: { CTYPE1: 'RA---TPV', CTYPE2: 'DEC--TPV', PV1_0: 1e-3, PV1_1: 1.01, PV1_7: 0.06, PV2_4: -0.02, PV2_11: 0.015 },
  'PV under TAN': { ...tan, PV1_1: 1, PV1_4: 0.01, PV1_9: 0.04, PV2_1: 0.995, PV2_5: 0.02, PV2_7: -0.07 },
  'SIP about a corner far off the frame': { ...tan, CRPIX1: -900, A_ORDER: 2, A_2_0: 4e-6, B_ORDER: 2, B_1_1: 3e-6 },
};

function wcsOf(cards: Cards): Wcs {
  const read = wcsFromCards((keyword) => ({ ...linear, ...cards })[keyword]);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

function worst(one: Wcs, other: Wcs): number {
  const off = PLACES.map((at) => separationDegrees(pixelToSky(one, at), pixelToSky(other, at)));
  return (3600 * Math.max(...off)) / pixelScaleArcsec(other);
}

function carried(cards: Cards): FrameWcs {
  const wcs = frameWcs(wcsOf(cards), image);
  assert.ok(wcs !== null);
  return wcs;
}

describe('a distorted solution, as frames carry it', () => {
  for (const [kind, cards] of Object.entries(KINDS)) {
    it(`is SIP about the middle and says the same as ${kind}`, () => {
      const wcs = carried(cards);
      assert.ok(wcs.kind === 'SIP' && wcs.crpixX === 799.5 && wcs.crpixY === 599.5);
      assert.ok(worst(wcs, wcsOf(cards)) < 0.025, `${worst(wcs, wcsOf(cards))}`);
      const { kind: _, distortion, ...without } = wcs;
      assert.ok(worst({ kind: 'TAN', ...without }, wcsOf(cards)) > 1, 'there is a distortion to carry');
    });

    it(`has an inverse for programs without iterations: ${kind}`, () => {
      const wcs = carried(cards);
      assert.ok(wcs.kind === 'SIP');
      const inverse = sipInverse(wcs, image);
      assert.ok(inverse !== null);
      for (const { x, y } of PLACES) {
        const pixel = { x: x - wcs.crpixX, y: y - wcs.crpixY };
        const back = distort(inverse, distort(wcs.distortion, pixel));
        assert.ok(Math.hypot(back.x - pixel.x, back.y - pixel.y) < 0.02, JSON.stringify({ pixel, back }));
      }
    });
  }

  it('is TAN where there is none, and nothing where no polynomial says the same', () => {
    const plain = wcsOf(tan);
    assert.equal(frameWcs(plain, image), plain);
    // A cone in the distance from the tangent point has an edge there.
    const cone = { CTYPE1: 'RA---TPV', CTYPE2: 'DEC--TPV', PV1_3: 0.05 };
    assert.equal(frameWcs(wcsOf(cone), image), null);
  });

  it('is fitted to stars with its distortion, beside the pole too', () => {
    for (const CRVAL2 of [-5.4, 89.6]) {
      const cards = { ...KINDS.SIP, CRVAL2 };
      const truth = carried(cards);
      const pairs = PLACES.map((pixel) => ({ pixel, sky: pixelToSky(truth, pixel) }));
      const off: FrameWcs = { ...truth, decDegrees: truth.decDegrees - 0.002 };
      const fitted = fitLike(off, pairs, image);
      assert.ok(fitted !== null && fitted.kind === 'SIP' && worst(fitted, truth) < 1e-4);
      assert.equal(fitLike(off, [], image), null);
    }
  });
});

describe('a frame that follows a distorted one', () => {
  const reference = carried(KINDS.TPV ?? {});
  /** The same optics, turned and moved: the distortion stays with the detector. */
  function turned(degrees: number, shift: number): FrameWcs {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const [a, b, c, d] = reference.cd;
    const cd = [a * cos + b * sin, b * cos - a * sin, c * cos + d * sin, d * cos - c * sin] as const;
    return { ...reference, decDegrees: reference.decDegrees + shift, cd };
  }
  const seen = (wcs: FrameWcs, sky: readonly ReturnType<typeof pixelToSky>[]) =>
    sky.flatMap((star) => {
      const at = skyToPixel(wcs, star);
      return at !== null && at.x > 0 && at.y > 0 && at.x < 1600 && at.y < 1200 ? [at] : [];
    });

  it('has its distortion, whichever way the telescope turned; with few stars too', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.integer({ min: 1, max: 1e6 }),
        (degrees, seed) => {
          for (const [count, least] of [
            [60, 15],
            [11, 1],
          ] as const) {
            const sky = Array.from({ length: count }, (_, i) =>
              pixelToSky(reference, { x: (seed * (i + 7) * 37.77) % 1600, y: (seed * (i + 3) * 91.13) % 1200 }),
            );
            const truth = turned(degrees, 0.01);
            const followed = followSolution(seen(truth, sky), solvedStars(seen(reference, sky), reference), image);
            if (!followed.ok) {
              assert.ok(seen(truth, sky).length < 30, followed.fault.message);
              continue;
            }
            const { solution, matched } = followed.value;
            assert.ok(
              matched >= least && worst(solution.wcs, truth) < 0.01,
              `${matched} ${worst(solution.wcs, truth)}`,
            );
          }
        },
      ),
      { seed: 1, numRuns: 30 },
    );
  });
});

describe('a polynomial', () => {
  it('is found again, whatever the size of the plane', () => {
    for (const size of [1e-3, 1, 4000]) {
      const pairs = PLACES.map(({ x, y }) => {
        const from = { x: (size * (x - 700)) / 1600, y: (size * (y - 700)) / 1600 };
        return { from, to: { x: 3 * from.x - from.x * from.y, y: 2 + from.y ** 2 } };
      });
      const fit = fitPolynomial(pairs, { lowest: 0, highest: 2 });
      assert.ok(fit !== null);
      const probe = { x: 0.3 * size, y: -0.2 * size };
      const { x, y } = distort(fit, probe);
      assert.ok(Math.abs(x - (3 * probe.x - probe.x * probe.y)) < 1e-9 * size * size + 1e-9);
      assert.ok(Math.abs(y - (2 + probe.y ** 2)) < 1e-9 * size * size + 1e-9);
    }
    assert.equal(fitPolynomial([{ from: { x: 1, y: 1 }, to: { x: 1, y: 1 } }], { lowest: 0, highest: 2 }), null);
  });
});
