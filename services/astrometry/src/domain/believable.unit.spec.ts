import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import { refuse } from '@wombat/result';
import fc from 'fast-check';
import { believable } from './believable.js';

const WIDTH = 1536;
const HEIGHT = 1024;
const anything = { raDegrees: null, decDegrees: null, fovDegrees: null, maxDistanceDegrees: 15 };

/** What a solver says of a field of SS Cyg: 3.5"/px, north up, east left. */
const truth: Readonly<Record<string, number>> = {
  CRPIX1: 768.5,
  CRPIX2: 512.5,
  CRVAL1: 325.678,
  CRVAL2: 43.586,
  CD1_1: -3.5 / 3600,
  CD1_2: 0,
  CD2_1: 0,
  CD2_2: 3.5 / 3600,
};

type Known = typeof anything | Parameters<typeof believable>[2];

function judge([change = {}]: readonly Record<string, number | undefined>[], known: Partial<Known>) {
  const numbers = new Map(
    Object.entries({ ...truth, ...change }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  return believable(
    { solved: true, numbers, error: '', warning: '' },
    { width: WIDTH, height: HEIGHT },
    { ...anything, ...known },
  );
}

const turned = (scaleArcsec: number, degrees: number, parity: 1 | -1 = -1) => {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const size = scaleArcsec / 3600;
  return { CD1_1: parity * size * cosine, CD1_2: size * sine, CD2_1: -parity * size * sine, CD2_2: size * cosine };
};

describe('believable', () => {
  const spec = specify(judge);

  it('believes a sky, and counts its pixels from 0', () => {
    spec
      .given({})
      .when({})
      .thenSatisfies((believed) => {
        assert.ok(believed.ok);
        const { pixelScaleArcsec, fovDegrees, rotationDegrees, raDegrees, decDegrees, ...rest } = believed.value;
        assert.deepEqual(rest, {
          wcs: {
            kind: 'TAN',
            crpixX: 767.5,
            crpixY: 511.5,
            raDegrees: 325.678,
            decDegrees: 43.586,
            cd: [-3.5 / 3600, 0, 0, 3.5 / 3600],
          },
          parity: -1,
        });
        assert.ok(Math.abs(raDegrees - 325.678) < 1e-9);
        assert.ok(Math.abs(decDegrees - 43.586) < 1e-9);
        assert.ok(Math.abs(pixelScaleArcsec - 3.5) < 1e-9);
        assert.ok(Math.abs(fovDegrees - (3.5 * HEIGHT) / 3600) < 1e-9);
        assert.equal(rotationDegrees, 0);
      });
  });

  for (const key of Object.keys(truth))
    it(`does not believe a solution without ${key}`, () => {
      spec
        .given({ [key]: undefined })
        .when({})
        .thenIs(refuse(`the solver left out ${key}`));
    });

  it('names everything that was left out', () => {
    spec.given({ CRVAL1: undefined, CD2_2: undefined }).when({}).thenIs(refuse('the solver left out CRVAL1, CD2_2'));
  });

  it("believes no scale that is no telescope's", () => {
    spec.given(turned(0.01, 30)).when({}).thenIs(refuse('a scale of 0.010"/px is no telescope\'s'));
    spec.given(turned(500, 30)).when({}).thenIs(refuse('a scale of 500.000"/px is no telescope\'s'));
    spec.given({ CD1_1: 0 }).when({}).thenIs(refuse('a scale of 0.000"/px is no telescope\'s'));
    for (const scale of [0.06, 390])
      spec
        .given(turned(scale, 30))
        .when({})
        .thenSatisfies(({ ok }) => assert.ok(ok));
  });

  it('believes no pixels that are not square', () => {
    spec
      .given({ CD1_1: -3.6 / 3600 })
      .when({})
      .thenIs(refuse('the pixels of this solution are not square'));
    spec
      .given({ CD1_1: -3.56 / 3600 })
      .when({})
      .thenSatisfies(({ ok }) => assert.ok(ok));
  });

  it('believes a field within a quarter of the known one', () => {
    const field = (3.5 * HEIGHT) / 3600;
    spec.given({}).when({ fovDegrees: 2 }).thenIs(refuse('a field of 1.00 degrees where 2.00 was known'));
    spec
      .given({})
      .when({ fovDegrees: field / 1.3 })
      .thenSatisfies(({ ok }) => assert.ok(!ok));
    spec
      .given({})
      .when({ fovDegrees: field * 1.3 })
      .thenSatisfies(({ ok }) => assert.ok(ok));
    spec
      .given({})
      .when({ fovDegrees: field / 1.2 })
      .thenSatisfies(({ ok }) => assert.ok(ok));
  });

  it('believes a place as near to the known one as it was looked for', () => {
    const at = { raDegrees: 325.678, decDegrees: 63.586 };
    spec.given({}).when(at).thenIs(refuse('20.0 degrees from where the telescope pointed'));
    spec
      .given({})
      .when({ ...at, maxDistanceDegrees: 21 })
      .thenSatisfies(({ ok }) => assert.ok(ok));
    spec
      .given({})
      .when({ raDegrees: 100, decDegrees: null })
      .thenSatisfies(({ ok }) => assert.ok(ok));
  });

  it('measures that distance on the sphere: over 0 h, and around the pole', () => {
    const near = (change: Record<string, number>, raDegrees: number, decDegrees: number) =>
      judge([change], { raDegrees, decDegrees, maxDistanceDegrees: 1 }).ok;
    assert.ok(near({ CRVAL1: 359.9, CRVAL2: 0 }, 0.1, 0));
    assert.ok(near({ CRVAL1: 10, CRVAL2: 89.9 }, 190, 89.9));
    assert.ok(!near({ CRVAL1: 10, CRVAL2: 0 }, 190, 0));
  });

  it('gets back scale, rotation and parity at which a field was drawn', () => {
    const scale = fc.double({ min: 0.1, max: 300, noNaN: true });
    const angle = fc.double({ min: -179.9, max: 179.9, noNaN: true });
    fc.assert(
      fc.property(scale, angle, fc.constantFrom<1 | -1>(1, -1), (arcsec, degrees, parity) => {
        const believed = judge([turned(arcsec, degrees, parity)], {});
        assert.ok(believed.ok);
        assert.ok(Math.abs(believed.value.pixelScaleArcsec / arcsec - 1) < 1e-9);
        assert.ok(Math.abs(believed.value.rotationDegrees - degrees) < 1e-9);
        assert.equal(believed.value.parity, parity);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
